package club.vafa.earning;

import club.vafa.earning.EarningRule.Stacking;
import club.vafa.ledger.Unit;
import club.vafa.tier.Tier;
import club.vafa.value.Fraction;
import club.vafa.value.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The pure calculation of what a basket earns. Amounts are exact fractions until the end; what shares a unit and a validity becomes one transfer and is
/// rounded once, by the club's policy, and a rule's line is what the rounded sum grows by with it.
public final class Calculation {

  private record Part(Optional<EarningRule> rule, Fraction amount) {}

  private Calculation() {}

  /// What the basket earns under those of the rules that are in force and apply. The level multiplies the plain points.
  public static Earned of(RuleBook book, Facts facts, Level level, Basket basket, Rounding rounding) {
    return of(book, facts, level, basket, rounding, basket);
  }

  private static Earned of(RuleBook book, Facts facts, Level level, Basket basket, Rounding rounding, Basket sold) {
    var applying = book.inForce(Trigger.PURCHASE, basket.at().toLocalDate())
        .filter(r -> applies(r, facts, basket) && smallEnough(r, sold)).toList();
    var plain = stacked(parts(applying, facts, gift -> isPlain(gift), r -> plainAmount(r, basket)));
    var sum = plain.stream().map(Part::amount).reduce(Fraction.ZERO, Fraction::plus);
    var points = new ArrayList<>(plain);
    points.addAll(stacked(parts(applying, facts, gift -> gift instanceof Gift.Multiplier, r -> growth(sum, ((Gift.Multiplier) r.gift()).percent()))));
    if (level.percent() > 100) {
      points.add(new Part(Optional.empty(), growth(sum, level.percent())));
    }
    return earned(points, applying, facts, basket, Optional.of(level), rounding);
  }

  /// As the other one, for rules that are in no book; rounded down.
  public static Earned of(List<EarningRule> rules, Facts facts, Tier tier, Basket basket) {
    return of(RuleBook.unwritten(rules), facts, Level.of(tier), basket, Rounding.FLOOR);
  }

  /// What a recorded sale would have earned on another basket (what is left of it after a refund, say): with the book of its number, and with level,
  /// counters, facts, day and rounding as they were at the sale.
  public static Earned again(RuleBook book, Frozen frozen, Basket net) {
    return again(book, frozen, net, net);
  }

  /// As the other one, of what is left of a sale: a rule for small amounts that did not apply to the sale does not come in because something of it came
  /// back, so that what is earned only falls as less is left, and many refunds end where one would have.
  public static Earned again(RuleBook book, Frozen frozen, Basket net, Basket sold) {
    return of(book, frozen.facts(), frozen.level(), net, frozen.rounding(), sold);
  }

  /// What a happening earns that is no purchase. Nothing is paid, so only fixed gifts count, and the level multiplies nothing.
  public static Earned of(RuleBook book, Trigger on, Facts facts, Basket happening, Rounding rounding) {
    var applying = book.inForce(on, happening.at().toLocalDate()).filter(r -> applies(r, facts, happening) && smallEnough(r, happening)).toList();
    var points = stacked(parts(applying, facts, gift -> gift instanceof Gift.Fixed, r -> plainAmount(r, happening)));
    return earned(points, applying, facts, happening, Optional.empty(), rounding);
  }

  /// What is to be kept with a sale that is counted so.
  public static Frozen frozen(RuleBook book, Facts facts, Level level, Basket basket, Rounding rounding) {
    var day = basket.at().toLocalDate();
    var used = book.inForce(Trigger.PURCHASE, day).filter(r -> r.cap().isPresent())
        .map(r -> new Frozen.CapUse(r.id(), facts.usedOfCap(r))).filter(u -> u.given() > 0).toList();
    var carried = new EnumMap<Unit, Fraction>(Unit.class);
    for (var unit : Unit.values()) {
      if (!facts.carried(unit).equals(Fraction.ZERO)) {
        carried.put(unit, facts.carried(unit));
      }
    }
    var goods = new HashMap<String, String>();
    basket.lines().forEach(line -> line.product().ifPresent(product -> line.category().ifPresent(category -> goods.put(product, category))));
    return new Frozen(book.number(), level, facts.nthPurchase(), basket.at(), basket.paid(), rounding,
        Optional.of(basket.through()).filter(way -> way != Through.TILL), Optional.of(used).filter(u -> !u.isEmpty()),
        Optional.of(facts.segments()).filter(s -> !s.isEmpty()), Optional.of(facts.occasions()).filter(o -> !o.isEmpty()),
        Optional.<Map<Unit, Fraction>>of(carried).filter(c -> !c.isEmpty()), Optional.<Map<String, String>>of(goods).filter(g -> !g.isEmpty()));
  }

  private static Earned earned(List<Part> points, List<EarningRule> applying, Facts facts, Basket basket, Optional<Level> level, Rounding rounding) {
    var credits = stacked(parts(applying, facts, gift -> gift instanceof Gift.Credit || gift instanceof Gift.CreditPerAmount,
        r -> plainAmount(r, basket)));
    var carry = new EnumMap<Unit, Fraction>(Unit.class);
    var pointLines = rounded(Unit.POINTS, points, level, facts, rounding, carry);
    var creditLines = rounded(Unit.CREDIT, credits, level, facts, rounding, carry);
    return new Earned(pointLines.stream().mapToLong(Earned.Line::points).sum(), pointLines, creditLines, coupons(applying, facts), carry);
  }

  private static List<Part> parts(List<EarningRule> applying, Facts facts, Function<Gift, Boolean> kind, Function<EarningRule, Fraction> amount) {
    return applying.stream().filter(r -> kind.apply(r.gift())).map(r -> new Part(Optional.of(r), capped(r, facts, amount.apply(r)))).toList();
  }

  private static boolean isPlain(Gift gift) {
    return gift instanceof Gift.PerAmount || gift instanceof Gift.Fixed;
  }

  private static boolean applies(EarningRule rule, Facts facts, Basket basket) {
    var when = rule.when();
    return (when.branches().isEmpty() || when.branches().contains(basket.branch()))
        && (when.tiers().isEmpty() || when.tiers().contains(facts.tier()))
        && (when.days().isEmpty() || when.days().contains(basket.at().getDayOfWeek()))
        && (when.through().isEmpty() || when.through().contains(basket.through()))
        && (when.segments().isEmpty() || when.segments().stream().anyMatch(facts.segments()::contains))
        && when.coversTime(basket.at().toLocalTime())
        && when.nth().filter(n -> !n.is(facts.nthPurchase())).isEmpty()
        && when.occasion().filter(o -> !o.holds(facts)).isEmpty()
        && (!when.namesGoods() || basket.lines().stream().anyMatch(when::coversGood))
        && when.amountAtLeast().filter(least -> eligible(rule, basket).compareTo(Fraction.of(least)) < 0).isEmpty();
  }

  private static boolean smallEnough(EarningRule rule, Basket basket) {
    return rule.when().amountBelow().filter(below -> eligible(rule, basket).compareTo(Fraction.of(below)) >= 0).isEmpty();
  }

  /// What was paid for the goods that the rule names: their share of the list total, in proportion.
  private static Fraction eligible(EarningRule rule, Basket basket) {
    if (!rule.when().namesGoods()) {
      return Fraction.of(basket.paid());
    }
    long total = basket.listTotal();
    if (total == 0) {
      return Fraction.ZERO;
    }
    long named = basket.lines().stream().filter(rule.when()::coversGood).mapToLong(Basket.Line::total).sum();
    return Fraction.of(basket.paid()).times(named, total);
  }

  private static Fraction plainAmount(EarningRule rule, Basket basket) {
    return switch (rule.gift()) {
      case Gift.PerAmount(long points, long per) -> eligible(rule, basket).times(points, per);
      case Gift.Fixed(long points) -> Fraction.of(points);
      case Gift.CreditPerAmount(long amount, long per) -> eligible(rule, basket).times(amount, per);
      case Gift.Credit(long amount) -> Fraction.of(amount);
      case Gift.Multiplier m -> Fraction.ZERO;
      case Gift.Coupon c -> Fraction.ZERO;
    };
  }

  private static Fraction growth(Fraction sum, int percent) {
    return sum.times(percent - 100L, 100);
  }

  private static Fraction capped(EarningRule rule, Facts facts, Fraction amount) {
    return rule.cap().map(cap -> amount.atMost(Fraction.of(Math.max(0, cap.points() - facts.usedOfCap(rule))))).orElse(amount);
  }

  private static List<Part> stacked(List<Part> parts) {
    var best = parts.stream().filter(p -> p.rule().orElseThrow().stacking() == Stacking.BEST).max(Comparator.comparing(Part::amount));
    return parts.stream().filter(p -> p.rule().orElseThrow().stacking() == Stacking.ADD || best.filter(b -> b == p).isPresent()).toList();
  }

  private static List<Earned.CouponLine> coupons(List<EarningRule> applying, Facts facts) {
    var lines = new ArrayList<Earned.CouponLine>();
    boolean best = false;
    for (var rule : applying) {
      boolean spent = rule.cap().filter(cap -> facts.usedOfCap(rule) >= cap.points()).isPresent();
      if (rule.gift() instanceof Gift.Coupon coupon && !spent && !(best && rule.stacking() == Stacking.BEST)) {
        lines.add(new Earned.CouponLine(rule.id(), rule.version(), rule.name(), coupon));
        best |= rule.stacking() == Stacking.BEST;
      }
    }
    return lines;
  }

  /// The lines, transfer by transfer. What is carried goes into the first of them, from there into the next, and from the last to the next time.
  private static List<Earned.Line> rounded(Unit unit, List<Part> parts, Optional<Level> level, Facts facts, Rounding rounding,
      Map<Unit, Fraction> carry) {
    var levelValidity = parts.stream().flatMap(p -> p.rule().stream()).map(EarningRule::validity).findFirst().orElse(Validity.PERMANENT);
    var transfers = new LinkedHashMap<Validity, List<Part>>();
    parts.forEach(p -> transfers.computeIfAbsent(p.rule().map(EarningRule::validity).orElse(levelValidity), v -> new ArrayList<>()).add(p));
    var kept = rounding == Rounding.CARRY ? facts.carried(unit) : Fraction.ZERO;
    var lines = new ArrayList<Earned.Line>();
    for (var transfer : transfers.entrySet()) {
      var sum = kept;
      for (var part : transfer.getValue()) {
        var after = sum.plus(part.amount());
        long points = after.rounded(rounding) - sum.rounded(rounding);
        if (points > 0) {
          lines.add(new Earned.Line(part.rule().map(EarningRule::id), part.rule().map(EarningRule::version).orElse(0),
              part.rule().map(EarningRule::name).orElseGet(() -> level.orElseThrow().name()), points, transfer.getKey()));
        }
        sum = after;
      }
      kept = rounding == Rounding.CARRY ? sum.remainder() : Fraction.ZERO;
    }
    if (rounding == Rounding.CARRY && !parts.isEmpty()) {
      carry.put(unit, kept);
    }
    return lines;
  }
}
