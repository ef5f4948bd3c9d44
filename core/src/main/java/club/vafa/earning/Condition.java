package club.vafa.earning;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a rule applies: all that is named must hold, and what is empty holds always. Codes are those of branches, products, categories and levels;
/// times are of the club's zone, from inclusive, until exclusive, and may go over midnight; the amount is in the currency's smallest unit.
public record Condition(Set<String> branches, Set<String> products, Set<String> categories, Set<String> tiers, Set<DayOfWeek> days,
    Optional<LocalTime> from, Optional<LocalTime> until, Optional<Long> amountAtLeast, Optional<Nth> nth) {

  /// The n-th purchase of a member, or each n-th.
  public record Nth(long n, boolean each) {

    boolean is(long purchase) {
      return each ? purchase % n == 0 : purchase == n;
    }
  }

  public static final Condition ALWAYS =
      new Condition(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Condition {
    branches = orEmpty(branches);
    products = orEmpty(products);
    categories = orEmpty(categories);
    tiers = orEmpty(tiers);
    days = orEmpty(days);
  }

  /// A condition read from JSON may leave a set out.
  private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
    return set == null ? Set.of() : Set.copyOf(set);
  }

  public Condition withBranches(String... codes) {
    return new Condition(Set.of(codes), products, categories, tiers, days, from, until, amountAtLeast, nth);
  }

  public Condition withCategories(String... codes) {
    return new Condition(branches, products, Set.of(codes), tiers, days, from, until, amountAtLeast, nth);
  }

  public Condition withTiers(String... codes) {
    return new Condition(branches, products, categories, Set.of(codes), days, from, until, amountAtLeast, nth);
  }

  public Condition withDays(DayOfWeek... of) {
    return new Condition(branches, products, categories, tiers, Set.of(of), from, until, amountAtLeast, nth);
  }

  public Condition withNth(long n, boolean each) {
    return new Condition(branches, products, categories, tiers, days, from, until, amountAtLeast, Optional.of(new Nth(n, each)));
  }

  public Condition withAmountAtLeast(long amount) {
    return new Condition(branches, products, categories, tiers, days, from, until, Optional.of(amount), nth);
  }

  boolean namesGoods() {
    return !products.isEmpty() || !categories.isEmpty();
  }

  boolean coversGood(Basket.Line line) {
    return line.product().filter(products::contains).isPresent() || line.category().filter(categories::contains).isPresent();
  }

  boolean coversTime(LocalTime time) {
    var start = from.orElse(LocalTime.MIN);
    if (until.isEmpty()) {
      return !time.isBefore(start);
    }
    var end = until.get();
    return start.isBefore(end) ? !time.isBefore(start) && time.isBefore(end) : !time.isBefore(start) || time.isBefore(end);
  }
}
