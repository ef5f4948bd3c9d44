package club.vafa.earning;

import club.vafa.branch.Branches;
import club.vafa.earning.RuleDraft.Problem;
import club.vafa.occasion.PublicOccasions;
import club.vafa.product.Products;
import club.vafa.tier.Tiers;
import java.util.ArrayList;
import java.util.List;

/// Checks that what a rule names is there: branches, products, levels, groups and occasions. Categories are free words of the products.
public final class RuleCheck {

  private static final String UNKNOWN = "unknown_code";

  private final Branches branches;
  private final Products products;
  private final Tiers tiers;
  private final MemberGroups groups;
  private final PublicOccasions occasions;

  public RuleCheck(Branches branches, Products products, Tiers tiers, MemberGroups groups, PublicOccasions occasions) {
    this.branches = branches;
    this.products = products;
    this.tiers = tiers;
    this.groups = groups;
    this.occasions = occasions;
  }

  /// Everything that is wrong with the draft; empty where it can stand.
  public List<Problem> problems(RuleDraft draft) {
    var found = new ArrayList<>(draft.problems());
    var when = draft.when();
    need(found, when.branches().stream().allMatch(code -> branches.byCode(code).isPresent()), "when.branches");
    need(found, products.byCodes(when.products()).keySet().containsAll(when.products()), "when.products");
    need(found, when.tiers().stream().allMatch(code -> tiers.programme().tiers().stream().anyMatch(tier -> tier.code().equals(code))), "when.tiers");
    need(found, when.segments().stream().allMatch(code -> groups.name(code).isPresent()), "when.segments");
    need(found, when.occasion().stream().flatMap(occasion -> occasion.codes().stream()).allMatch(occasions::knows), "when.occasion.codes");
    return List.copyOf(found);
  }

  private static void need(List<Problem> found, boolean there, String field) {
    if (!there) {
      found.add(Problem.of(field, UNKNOWN));
    }
  }
}
