package club.vafa.earning;

import club.vafa.ledger.Unit;
import club.vafa.value.Fraction;
import club.vafa.value.Rounding;
import club.vafa.value.RuleId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that a sale was counted with beside its items, kept with it so that the same can be counted again: the number of the rule book (zero where the
/// purchase is older than the books), the level, the n-th, what the caps had given before, the facts that rules asked for, the earning base, and which
/// category each product was of; and what had been measured towards the next level. What is not told was empty.
public record Frozen(long book, Level level, long nth, LocalDateTime at, long base, Rounding rounding, Optional<Through> through,
    Optional<List<CapUse>> used, Optional<Set<String>> segments, Optional<Map<String, Set<Integer>>> occasions, Optional<Map<Unit, Fraction>> carried,
    Optional<Map<String, String>> goods, Optional<Long> measured) {

  /// Of a sale of the first release, whose measure is not known.
  public Frozen(long book, Level level, long nth, LocalDateTime at, long base, Rounding rounding, Optional<Through> through,
      Optional<List<CapUse>> used, Optional<Set<String>> segments, Optional<Map<String, Set<Integer>>> occasions, Optional<Map<Unit, Fraction>> carried,
      Optional<Map<String, String>> goods) {
    this(book, level, nth, at, base, rounding, through, used, segments, occasions, carried, goods, Optional.empty());
  }

  /// What a capped rule had given in the cap's period before this sale.
  public record CapUse(RuleId rule, long given) {}

  public Through way() {
    return through.orElse(Through.TILL);
  }

  /// The category that a product was of at the sale.
  public Optional<String> category(String product) {
    return goods.flatMap(known -> Optional.ofNullable(known.get(product)));
  }

  public Frozen measuring(long found) {
    return new Frozen(book, level, nth, at, base, rounding, through, used, segments, occasions, carried, goods, Optional.of(found));
  }

  public Facts facts() {
    return new Facts() {
      @Override
      public String tier() {
        return level.code();
      }

      @Override
      public long nthPurchase() {
        return nth;
      }

      @Override
      public long usedOfCap(EarningRule rule) {
        return used.orElse(List.of()).stream().filter(u -> u.rule().equals(rule.id())).mapToLong(CapUse::given).sum();
      }

      @Override
      public Set<String> segments() {
        return segments.orElse(Set.of());
      }

      @Override
      public Map<String, Set<Integer>> occasions() {
        return occasions.orElse(Map.of());
      }

      @Override
      public Fraction carried(Unit unit) {
        return carried.orElse(Map.of()).getOrDefault(unit, Fraction.ZERO);
      }
    };
  }
}
