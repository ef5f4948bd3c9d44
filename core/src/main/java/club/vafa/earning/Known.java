package club.vafa.earning;

import club.vafa.ledger.Unit;
import club.vafa.value.Fraction;
import club.vafa.value.RuleId;
import java.util.Map;
import java.util.Set;

/// What a book's rules may want to know of a member on a day, asked for in one go: what its caps have given, to which of its groups the member
/// belongs, which of its occasions are near, and what rounding has kept back.
public record Known(RuleBook book, Map<RuleId, Long> used, Set<String> segments, Map<String, Set<Integer>> occasions, Map<Unit, Fraction> carried) {

  public static Known nothing(RuleBook book) {
    return new Known(book, Map.of(), Set.of(), Map.of(), Map.of());
  }

  /// With what is known of the member beside it: the level before this, and which purchase this is.
  public Facts facts(String tier, long nthPurchase) {
    return new Both(this, tier, nthPurchase);
  }

  private record Both(Known known, String tier, long nthPurchase) implements Facts {
    @Override
    public long usedOfCap(EarningRule rule) {
      return known.used().getOrDefault(rule.id(), 0L);
    }

    @Override
    public Set<String> segments() {
      return known.segments();
    }

    @Override
    public Map<String, Set<Integer>> occasions() {
      return known.occasions();
    }

    @Override
    public Fraction carried(Unit unit) {
      return known.carried().getOrDefault(unit, Fraction.ZERO);
    }
  }
}
