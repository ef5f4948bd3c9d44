package club.vafa.earning;

import club.vafa.earning.EarningRule.Stacking;
import club.vafa.tier.Tier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pure calculation of what a basket earns. Amounts are exact fractions until the end; what shares a validity becomes one transfer and is rounded
/// once, down, and a rule's line is what the rounded sum grows by with it.
public final class Calculation {

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /// An exact, non-negative fraction.
  private record Exact(BigInteger numerator, BigInteger denominator) {
    static final Exact ZERO = new Exact(BigInteger.ZERO, BigInteger.ONE);

    static Exact of(long whole) {
      return new Exact(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    Exact plus(Exact other) {
      return new Exact(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator)).reduced();
    }

    Exact times(BigInteger over, BigInteger under) {
      return new Exact(numerator.multiply(over), denominator.multiply(under)).reduced();
    }

    Exact atMost(Exact other) {
      return compare(other) <= 0 ? this : other;
    }

    int compare(Exact other) {
      return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    long floor() {
      return numerator.divide(denominator).longValueExact();
    }

    private Exact reduced() {
      var common = numerator.gcd(denominator);
      return common.equals(BigInteger.ONE) || common.signum() == 0 ? this : new Exact(numerator.divide(common), denominator.divide(common));
    }
  }

  private record Part(Optional<EarningRule> rule, Exact amount) {}

  private Calculation() {}

  /// What the basket earns under those of the rules that are in force and apply. The level multiplies the plain points.
  public static Earned of(List<EarningRule> rules, Facts facts, Tier tier, Basket basket) {
    var applying = rules.stream().filter(r -> applies(r, facts, basket)).sorted(Comparator.comparingInt(EarningRule::priority)).toList();
    var plain = stacked(applying.stream().filter(r -> !(r.gift() instanceof Gift.Multiplier))
        .map(r -> new Part(Optional.of(r), capped(r, facts, plainAmount(r, basket)))).toList());
    var sum = plain.stream().map(Part::amount).reduce(Exact.ZERO, Exact::plus);
    var multiplied = stacked(applying.stream().filter(r -> r.gift() instanceof Gift.Multiplier)
        .map(r -> new Part(Optional.of(r), capped(r, facts, growth(sum, ((Gift.Multiplier) r.gift()).percent())))).toList());
    var parts = new ArrayList<>(plain);
    parts.addAll(multiplied);
    if (tier.pointsPercent() > 100) {
      parts.add(new Part(Optional.empty(), growth(sum, tier.pointsPercent())));
    }
    return rounded(parts, tier, plain.stream().flatMap(p -> p.rule().stream()).map(EarningRule::validity).findFirst().orElse(Validity.PERMANENT));
  }

  private static boolean applies(EarningRule rule, Facts facts, Basket basket) {
    var when = rule.when();
    var day = basket.at().toLocalDate();
    return rule.inForceOn(day)
        && (when.branches().isEmpty() || when.branches().contains(basket.branch()))
        && (when.tiers().isEmpty() || when.tiers().contains(facts.tier()))
        && (when.days().isEmpty() || when.days().contains(day.getDayOfWeek()))
        && when.coversTime(basket.at().toLocalTime())
        && when.nth().filter(n -> !n.is(facts.nthPurchase())).isEmpty()
        && (!when.namesGoods() || basket.lines().stream().anyMatch(when::coversGood))
        && when.amountAtLeast().filter(least -> eligible(rule, basket).compare(Exact.of(least)) < 0).isEmpty();
  }

  /// What was paid for the goods that the rule names: their share of the list total, in proportion.
  private static Exact eligible(EarningRule rule, Basket basket) {
    if (!rule.when().namesGoods()) {
      return Exact.of(basket.paid());
    }
    long total = basket.listTotal();
    if (total == 0) {
      return Exact.ZERO;
    }
    long named = basket.lines().stream().filter(rule.when()::coversGood).mapToLong(Basket.Line::total).sum();
    return Exact.of(basket.paid()).times(BigInteger.valueOf(named), BigInteger.valueOf(total));
  }

  private static Exact plainAmount(EarningRule rule, Basket basket) {
    return switch (rule.gift()) {
      case Gift.PerAmount(long points, long per) -> eligible(rule, basket).times(BigInteger.valueOf(points), BigInteger.valueOf(per));
      case Gift.Fixed(long points) -> Exact.of(points);
      case Gift.Multiplier m -> Exact.ZERO;
    };
  }

  private static Exact growth(Exact sum, int percent) {
    return sum.times(BigInteger.valueOf(percent).subtract(HUNDRED), HUNDRED);
  }

  private static Exact capped(EarningRule rule, Facts facts, Exact amount) {
    return rule.cap()
        .map(cap -> amount.atMost(Exact.of(Math.max(0, cap.points() - facts.usedOfCap(rule)))))
        .orElse(amount);
  }

  private static List<Part> stacked(List<Part> parts) {
    var best = parts.stream().filter(p -> p.rule().orElseThrow().stacking() == Stacking.BEST).max((a, b) -> a.amount().compare(b.amount()));
    return parts.stream().filter(p -> p.rule().orElseThrow().stacking() == Stacking.ADD || best.filter(p::equals).isPresent()).toList();
  }

  private static Earned rounded(List<Part> parts, Tier tier, Validity validityOfLevel) {
    Map<Validity, Exact> sums = new LinkedHashMap<>();
    var lines = new ArrayList<Earned.Line>();
    long points = 0;
    for (var part : parts) {
      var validity = part.rule().map(EarningRule::validity).orElse(validityOfLevel);
      var before = sums.getOrDefault(validity, Exact.ZERO);
      var after = before.plus(part.amount());
      sums.put(validity, after);
      long line = after.floor() - before.floor();
      if (line > 0) {
        lines.add(new Earned.Line(part.rule().map(EarningRule::id), part.rule().map(EarningRule::version).orElse(0),
            part.rule().map(EarningRule::name).orElse(tier.name()), line, validity));
        points += line;
      }
    }
    return new Earned(points, lines);
  }
}
