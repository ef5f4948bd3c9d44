package club.vafa.earning;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.club.Clubs;
import club.vafa.occasion.PublicOccasions;
import club.vafa.product.Categories;
import club.vafa.product.Product;
import club.vafa.product.Products;
import club.vafa.text.Message;
import club.vafa.tier.Tier;
import club.vafa.tier.Tiers;
import club.vafa.value.LocalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How points are earned, in words for members, made from the rules in force, the levels and the settings themselves.
public final class RuleTerms {

  private final EarningRules rules;
  private final Clubs clubs;
  private final Branches branches;
  private final Products products;
  private final Categories categories;
  private final Tiers tiers;
  private final MemberGroups groups;
  private final PublicOccasions occasions;

  /// What is sold, and under which categories.
  public record Goods(Products products, Categories categories) {}

  public RuleTerms(EarningRules rules, Clubs clubs, Branches branches, Goods goods, Tiers tiers, MemberGroups groups, PublicOccasions occasions) {
    this.rules = rules;
    this.clubs = clubs;
    this.branches = branches;
    this.products = goods.products();
    this.categories = goods.categories();
    this.tiers = tiers;
    this.groups = groups;
    this.occasions = occasions;
  }

  /// One sentence for each rule in force today, in the order of priority; then the levels that multiply, and what holds for all. Empty where no rule is in
  /// force.
  public List<Message> today() {
    var today = clubs.today();
    var inForce = rules.list().stream().filter(rule -> rule.inForceOn(today)).toList();
    if (inForce.isEmpty()) {
      return List.of();
    }
    var words = words(inForce);
    var said = new ArrayList<>(inForce.stream().map(words::sentence).toList());
    tiers.programme().tiers().stream().filter(tier -> tier.pointsPercent() > 100)
        .forEach(tier -> said.add(Message.of("earning.term.level", "name", tier.name(), "times", RuleWords.times(tier.pointsPercent()))));
    said.add(Message.of("earning.term." + clubs.settings().rounding().name().toLowerCase(Locale.ROOT)));
    int pending = clubs.settings().refundWindowDays();
    if (pending > 0) {
      said.add(Message.of("earning.term.pending", "days", pending));
    }
    return said;
  }

  /// The sentence of one rule, in force or not.
  public Message of(EarningRule rule) {
    return words(List.of(rule)).sentence(rule);
  }

  RuleWords words(List<EarningRule> said) {
    var codes = said.stream().flatMap(rule -> rule.when().products().stream()).distinct().toList();
    var known = new HashMap<String, LocalText>();
    for (Map.Entry<String, Product> one : products.byCodes(codes).entrySet()) {
      known.put(one.getKey(), one.getValue().name());
    }
    var names = new RuleWords.Names(code -> branches.byCode(code).map(Branch::name), code -> Optional.ofNullable(known.get(code)), categories::name,
        code -> tiers.programme().tiers().stream().filter(tier -> tier.code().equals(code)).map(Tier::name).findFirst(), groups::name,
        occasions::name);
    return new RuleWords(names, clubs.settings().money());
  }
}
