package club.vafa.earning;

import club.vafa.ledger.Unit;
import club.vafa.value.Fraction;
import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a sale or another happening earns, rule by rule; the lines sum to the points, the credits to the credit. Carry is what rounding keeps back, where
/// it is carried at all.
public record Earned(long points, List<Line> lines, List<Line> credits, List<CouponLine> coupons, Map<Unit, Fraction> carry) {

  public static final Earned NOTHING = new Earned(0, List.of(), List.of(), List.of(), Map.of());

  /// What one version of a rule gives, in points or, among the credits, in the currency's smallest unit; no rule is the multiplier of the member's level.
  public record Line(Optional<RuleId> rule, int version, LocalText name, long points, Validity validity) {}

  /// A coupon that a version of a rule gives.
  public record CouponLine(RuleId rule, int version, LocalText name, Gift.Coupon coupon) {}

  public Earned {
    lines = List.copyOf(lines);
    credits = List.copyOf(credits);
    coupons = List.copyOf(coupons);
    carry = Map.copyOf(carry);
  }

  public long credit() {
    return credits.stream().mapToLong(Line::points).sum();
  }

  public boolean nothing() {
    return lines.isEmpty() && credits.isEmpty() && coupons.isEmpty();
  }

  /// What each rule gives, in its own measure: points, money in the smallest unit, or coupons.
  Map<RuleId, Long> given() {
    var given = new HashMap<RuleId, Long>();
    lines.forEach(line -> line.rule().ifPresent(rule -> given.merge(rule, line.points(), Long::sum)));
    credits.forEach(line -> line.rule().ifPresent(rule -> given.merge(rule, line.points(), Long::sum)));
    coupons.forEach(line -> given.merge(line.rule(), 1L, Long::sum));
    return given;
  }
}
