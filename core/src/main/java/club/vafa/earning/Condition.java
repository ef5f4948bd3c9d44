package club.vafa.earning;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a rule applies: all that is named must hold, and what is empty holds always. Codes are those of branches, products, categories, levels and groups
/// of members; times are of the club's zone, from inclusive, until exclusive, and may go over midnight; amounts are in the currency's smallest unit, at
/// least inclusive, below exclusive.
public record Condition(Set<String> branches, Set<String> products, Set<String> categories, Set<String> tiers, Set<DayOfWeek> days,
    Optional<LocalTime> from, Optional<LocalTime> until, Optional<Long> amountAtLeast, Optional<Nth> nth,
    Optional<Long> amountBelow, Optional<OnOccasion> occasion, Set<String> segments, Set<Through> through) {

  /// The n-th purchase of a member, or each n-th.
  public record Nth(long n, boolean each) {

    boolean is(long purchase) {
      return each ? purchase % n == 0 : purchase == n;
    }
  }

  /// From so many days before one of these occasions to so many days after it.
  public record OnOccasion(Set<String> codes, int daysBefore, int daysAfter) {

    public OnOccasion {
      codes = Set.copyOf(codes);
    }

    boolean holds(Facts facts) {
      return codes.stream().flatMap(code -> facts.occasions().getOrDefault(code, Set.of()).stream())
          .anyMatch(inDays -> inDays <= daysBefore && -inDays <= daysAfter);
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
    segments = orEmpty(segments);
    through = orEmpty(through);
  }

  public Condition(Set<String> branches, Set<String> products, Set<String> categories, Set<String> tiers, Set<DayOfWeek> days,
      Optional<LocalTime> from, Optional<LocalTime> until, Optional<Long> amountAtLeast, Optional<Nth> nth) {
    this(branches, products, categories, tiers, days, from, until, amountAtLeast, nth, Optional.empty(), Optional.empty(), Set.of(), Set.of());
  }

  /// A condition read from JSON may leave a set out.
  private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
    return set == null ? Set.of() : Set.copyOf(set);
  }

  public Condition withBranches(String... codes) {
    return new Condition(Set.of(codes), products, categories, tiers, days, from, until, amountAtLeast, nth, amountBelow, occasion, segments, through);
  }

  public Condition withProducts(String... codes) {
    return new Condition(branches, Set.of(codes), categories, tiers, days, from, until, amountAtLeast, nth, amountBelow, occasion, segments, through);
  }

  public Condition withCategories(String... codes) {
    return new Condition(branches, products, Set.of(codes), tiers, days, from, until, amountAtLeast, nth, amountBelow, occasion, segments, through);
  }

  public Condition withTiers(String... codes) {
    return new Condition(branches, products, categories, Set.of(codes), days, from, until, amountAtLeast, nth, amountBelow, occasion, segments, through);
  }

  public Condition withDays(DayOfWeek... of) {
    return new Condition(branches, products, categories, tiers, Set.of(of), from, until, amountAtLeast, nth, amountBelow, occasion, segments, through);
  }

  public Condition withHours(LocalTime start, LocalTime end) {
    return new Condition(branches, products, categories, tiers, days, Optional.of(start), Optional.of(end), amountAtLeast, nth, amountBelow, occasion,
        segments, through);
  }

  public Condition withNth(long n, boolean each) {
    return new Condition(branches, products, categories, tiers, days, from, until, amountAtLeast, Optional.of(new Nth(n, each)), amountBelow, occasion,
        segments, through);
  }

  public Condition withAmountAtLeast(long amount) {
    return new Condition(branches, products, categories, tiers, days, from, until, Optional.of(amount), nth, amountBelow, occasion, segments, through);
  }

  public Condition withAmountBelow(long amount) {
    return new Condition(branches, products, categories, tiers, days, from, until, amountAtLeast, nth, Optional.of(amount), occasion, segments, through);
  }

  public Condition withOccasion(int daysBefore, int daysAfter, String... codes) {
    return new Condition(branches, products, categories, tiers, days, from, until, amountAtLeast, nth, amountBelow,
        Optional.of(new OnOccasion(Set.of(codes), daysBefore, daysAfter)), segments, through);
  }

  public Condition withSegments(String... codes) {
    return new Condition(branches, products, categories, tiers, days, from, until, amountAtLeast, nth, amountBelow, occasion, Set.of(codes), through);
  }

  public Condition withThrough(Through... ways) {
    return new Condition(branches, products, categories, tiers, days, from, until, amountAtLeast, nth, amountBelow, occasion, segments, Set.of(ways));
  }

  public boolean namesGoods() {
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
