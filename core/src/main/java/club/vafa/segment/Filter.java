package club.vafa.segment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which of the things that an attribute counts are meant: those of the last so many days with today, or from one day to another (both
 * included), at these branches, of these products or categories, on these days of the week, of these campaigns by id. What is empty narrows
 * nothing.
 */
public record Filter(Optional<Integer> days, Optional<LocalDate> from, Optional<LocalDate> to, Set<String> branches, Set<String> products,
    Set<String> categories, Set<DayOfWeek> weekdays, Set<UUID> campaigns) {
  public static final int DAYS_MAX = 3_660;
  public static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), Set.of(),
      Set.of());

  /** Its fields, by their names in JSON. */
  public enum Part {
    DAYS, FROM, TO, BRANCHES, PRODUCTS, CATEGORIES, WEEKDAYS, CAMPAIGNS;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Set<Part> ANY_TIME = Set.of();
  static final Set<Part> LAST_DAYS = Set.of(Part.DAYS);
  static final Set<Part> WINDOW = Set.of(Part.DAYS, Part.FROM, Part.TO);
  static final Set<Part> PLACE = Set.of(Part.BRANCHES, Part.PRODUCTS, Part.CATEGORIES, Part.WEEKDAYS);
  static final Set<Part> CLICKS = Set.of(Part.DAYS, Part.CAMPAIGNS);
  /** All that may be said of purchases. */
  static final Set<Part> ALL = EnumSet.complementOf(EnumSet.of(Part.CAMPAIGNS));

  public Filter {
    branches = Set.copyOf(branches);
    products = Set.copyOf(products);
    categories = Set.copyOf(categories);
    weekdays = Set.copyOf(weekdays);
    campaigns = Set.copyOf(campaigns);
  }

  public static Filter lastDays(int days) {
    return new Filter(Optional.of(days), Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /** The same at these branches. */
  public Filter at(Set<String> codes) {
    return new Filter(days, from, to, codes, products, categories, weekdays, campaigns);
  }

  boolean namesGoods() {
    return !products.isEmpty() || !categories.isEmpty();
  }

  /** Whether nothing but the last days narrows it, if anything does. */
  boolean onlyDays() {
    return from.isEmpty() && to.isEmpty() && branches.isEmpty() && !namesGoods() && weekdays.isEmpty();
  }
}
