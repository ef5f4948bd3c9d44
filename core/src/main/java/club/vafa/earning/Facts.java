package club.vafa.earning;

import club.vafa.ledger.Unit;
import club.vafa.value.Fraction;
import java.util.Map;
import java.util.Set;

/// What the rules may ask about the member, handed in by who knows.
public interface Facts {

  /// The code of the member's level before this sale.
  String tier();

  /// Which purchase of the member this is, from 1.
  long nthPurchase();

  /// What this rule has given in the present period of its cap: points, money in the smallest unit, or coupons.
  long usedOfCap(EarningRule rule);

  /// The codes of those groups of members, among the ones that rules name, to which the member belongs.
  default Set<String> segments() {
    return Set.of();
  }

  /// Of the occasions that rules name, by code: in how many days they fall, or fell where negative. Far ones are left out.
  default Map<String, Set<Integer>> occasions() {
    return Map.of();
  }

  /// What rounding has kept back for the member until now.
  default Fraction carried(Unit unit) {
    return Fraction.ZERO;
  }
}
