package club.vafa.segment;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.segment.Somebody.Bought;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Evaluates conditions the plain way, over people as Java knows them. */
final class PlainEvaluation {
  private final List<Somebody> people;
  private final Instant now;
  private final ZoneId zone;
  private final LocalDate today;

  PlainEvaluation(List<Somebody> people, Instant now, ZoneId zone) {
    this.people = people;
    this.now = now;
    this.zone = zone;
    this.today = now.atZone(zone).toLocalDate();
  }

  boolean belongs(Somebody one, Condition condition) {
    boolean meant = condition.leaves().stream().anyMatch(leaf -> leaf.attribute() == Attribute.STATUS) ? one.counts() : one.status().equals("ACTIVE");
    return meant && holds(one, condition);
  }

  boolean holds(Somebody one, Condition condition) {
    return switch (condition) {
      case Condition.All(var all) -> all.stream().allMatch(each -> holds(one, each));
      case Condition.Any(var any) -> any.stream().anyMatch(each -> holds(one, each));
      case Condition.Not(var inner) -> !holds(one, inner);
      case Condition.Leaf leaf -> leaf(one, leaf);
    };
  }

  private boolean leaf(Somebody one, Condition.Leaf leaf) {
    return switch (leaf.attribute()) {
      case PROFILE_LANGUAGE -> code(leaf, one.language());
      case PROFILE_INTERESTS -> codes(leaf, one.interests().stream().map(code -> code.toUpperCase(Locale.ROOT)).collect(Collectors.toSet()));
      case PROFILE_AGE -> number(leaf, one.birthday().map(this::age));
      case PROFILE_BIRTHDAY -> returning(leaf, one.birthday());
      case PROFILE_WEDDING -> returning(leaf, one.wedding());
      case JOINED -> day(leaf, Optional.of(day(one.joinedAt())));
      case STATUS -> code(leaf, one.status());
      case TIER -> level(leaf, one.tier().orElse("bronze"));
      case TIER_SINCE -> day(leaf, one.tier().map(code -> day(one.tierSince())));
      case SUBSCRIPTION -> code(leaf, subscription(one));
      case POINTS -> number(leaf, Optional.of(one.units("POINTS", now)));
      case CREDIT -> number(leaf, Optional.of(one.units("CREDIT", now)));
      case POINTS_EXPIRING -> number(leaf, Optional.of(expiring(one, leaf.filter().days().orElse(30))));
      case PURCHASES_COUNT -> number(leaf, Optional.of(times(one, leaf.filter())));
      case PURCHASES_SUM -> number(leaf, Optional.of(sum(one, leaf.filter())));
      case PURCHASES_AVERAGE -> number(leaf, Optional.of(times(one, leaf.filter())).filter(n -> n > 0).map(n -> sum(one, leaf.filter()) / n));
      case PURCHASES_FIRST -> day(leaf, matching(one, leaf.filter()).stream().map(Bought::day).min(Comparator.naturalOrder()));
      case PURCHASES_LAST -> day(leaf, matching(one, leaf.filter()).stream().map(Bought::day).max(Comparator.naturalOrder()));
      case REFUNDS_SHARE -> number(leaf, Optional.of(share(one)));
      case COUPONS_REDEEMED -> number(leaf, Optional.of(lately(one.coupons(), leaf.filter())));
      case REWARDS_REDEEMED -> number(leaf, Optional.of(lately(one.rewards(), leaf.filter())));
      case GAMES_PLAYED -> number(leaf, Optional.of(lately(one.plays(), leaf.filter())));
      case CAMPAIGNS_RECEIVED -> number(leaf, Optional.of(lately(one.campaigns(), leaf.filter())));
      // 1 June 2026 is no occasion; Eid al-Ghadir is three days later.
      case OCCASION -> (leaf.operator() == Operator.IN) == (codes(leaf).contains("eid-ghadir") && leaf.filter().days().orElse(0) >= 3);
      case CHANNEL_HAS -> codes(leaf, one.channels().keySet().stream().map(Enum::name).collect(Collectors.toSet()));
      case CHANNEL_CONSENT -> codes(leaf, channels(one, Somebody.Reached::club));
      case CHANNEL_REACHABLE -> codes(leaf, channels(one, Somebody.Reached::reachable));
      case CHANNEL_PREFERRED -> code(leaf, one.preferred().orElse(""));
      case LINKS_CLICKED -> number(leaf, Optional.of(lately(one.clicks().stream().filter(click -> leaf.filter().campaigns().isEmpty()
          || click.campaign().filter(leaf.filter().campaigns()::contains).isPresent()).flatMap(click -> click.at().stream()).toList(), leaf.filter())));
      case ACTIVITY_LAST -> day(leaf, Optional.of(day(one.seenAt())));
      case RFM_RECENCY -> number(leaf, Optional.of(fifths(one)[0]));
      case RFM_FREQUENCY -> number(leaf, Optional.of(fifths(one)[1]));
      case RFM_MONEY -> number(leaf, Optional.of(fifths(one)[2]));
      case RFM_CELL -> code(leaf, cell(fifths(one)));
    };
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private long age(Anniversary birthday) {
    if (birthday.kind() == CalendarKind.HIJRI) {
      var hijri = CalendarDate.of(CalendarKind.HIJRI, today);
      return (long) Math.floor(((hijri.year() - birthday.year()) * 354.367 + (hijri.month() - birthday.month()) * 29.53 + hijri.day() - birthday.day())
          / 365.2425);
    }
    var own = CalendarDate.of(birthday.kind(), today);
    boolean later = birthday.month() > own.month() || birthday.month() == own.month() && birthday.day() > own.day();
    return own.year() - birthday.year() - (later ? 1 : 0);
  }

  private String subscription(Somebody one) {
    var paid = one.subscriptions().stream().filter(each -> !each.refunded() && !each.from().isAfter(today)).toList();
    return paid.isEmpty() ? "none" : paid.stream().anyMatch(each -> !each.until().isBefore(today)) ? "running" : "ended";
  }

  private long expiring(Somebody one, int days) {
    return one.lots().stream().filter(lot -> lot.unit().equals("POINTS") && lot.expiresAt().filter(at -> at.isAfter(now)
        && ChronoUnit.DAYS.between(today, day(at.minusNanos(1))) <= days).isPresent()).mapToLong(lot -> lot.remaining() - lot.held()).sum();
  }

  private static List<Somebody.Line> goods(Bought bought, Filter filter) {
    return bought.lines().stream().filter(line -> filter.products().contains(line.product())
        || filter.categories().contains(Population.CATEGORIES.get(Population.PRODUCTS.indexOf(line.product())))).toList();
  }

  // Lines of one product are one: they were kept if any of it was.
  private static boolean bought(Bought one, Filter filter) {
    var goods = goods(one, filter);
    return goods.stream().map(Somebody.Line::product).distinct().anyMatch(product -> goods.stream().filter(line -> line.product().equals(product))
        .mapToInt(line -> line.quantity() - line.returned()).sum() > 0);
  }

  private List<Bought> matching(Somebody one, Filter filter) {
    return one.bought().stream().filter(Bought::kept)
        .filter(each -> filter.days().filter(days -> !each.day().isAfter(today.minusDays(days))).isEmpty())
        .filter(each -> filter.from().filter(each.day()::isBefore).isEmpty() && filter.to().filter(each.day()::isAfter).isEmpty())
        .filter(each -> filter.branches().isEmpty() || filter.branches().contains(each.branch()))
        .filter(each -> filter.weekdays().isEmpty() || filter.weekdays().contains(each.day().getDayOfWeek()))
        .filter(each -> !filter.namesGoods() || bought(each, filter)).toList();
  }

  private long times(Somebody one, Filter filter) {
    return matching(one, filter).size();
  }

  private long sum(Somebody one, Filter filter) {
    return matching(one, filter).stream().mapToLong(each -> filter.namesGoods()
        ? goods(each, filter).stream().mapToLong(line -> line.price() * (line.quantity() - line.returned())).sum() : each.amount()).sum();
  }

  private long share(Somebody one) {
    long all = one.bought().stream().mapToLong(each -> each.paid() + each.settled()).sum();
    return all == 0 ? 0 : one.bought().stream().mapToLong(Bought::returned).sum() * 100 / all;
  }

  private long lately(List<Instant> times, Filter filter) {
    return times.stream().filter(at -> filter.days().filter(days -> !day(at).isAfter(today.minusDays(days))).isEmpty()).count();
  }

  private static Set<String> channels(Somebody one, java.util.function.Predicate<Somebody.Reached> which) {
    return one.channels().entrySet().stream().filter(each -> which.test(each.getValue())).map(each -> each.getKey().name()).collect(Collectors.toSet());
  }

  private long[] fifths(Somebody one) {
    var all = people.stream().filter(each -> each.status().equals("ACTIVE") && times(each, Filter.NONE) > 0).toList();
    if (!all.contains(one)) {
      return new long[] {0, 0, 0};
    }
    ToLongFunction<Somebody> last = each -> matching(each, Filter.NONE).stream().mapToLong(b -> b.day().toEpochDay()).max().orElseThrow();
    long upTo = all.stream().filter(each -> last.applyAsLong(each) <= last.applyAsLong(one)).count();
    return new long[] {Math.ceilDiv(5 * upTo, all.size()), low(all, one, each -> times(each, Filter.NONE)), low(all, one, each -> sum(each, Filter.NONE))};
  }

  private static long low(List<Somebody> all, Somebody one, ToLongFunction<Somebody> measure) {
    long below = all.stream().filter(each -> measure.applyAsLong(each) < measure.applyAsLong(one)).count();
    return all.size() == 1 ? 1 : Math.min(5, 1 + Math.floorDiv(5 * below, all.size() - 1));
  }

  private static String cell(long[] fifths) {
    if (fifths[0] == 0) {
      return "none";
    }
    long weight = (fifths[1] + fifths[2] + 1) / 2;
    var row = switch ((int) fifths[0]) {
      case 5, 4 -> List.of("new", "potential-loyal", "loyal", "champions", "champions");
      case 3 -> List.of("about-to-sleep", "about-to-sleep", "needs-attention", "loyal", "loyal");
      case 2 -> List.of("hibernating", "hibernating", "at-risk", "at-risk", "at-risk");
      default -> List.of("lost", "lost", "lost", "cannot-lose", "cannot-lose");
    };
    return row.get((int) weight - 1);
  }

  private boolean returning(Condition.Leaf leaf, Optional<Anniversary> day) {
    return switch (leaf.operator()) {
      case KNOWN -> day.isPresent();
      case UNKNOWN -> day.isEmpty();
      default -> day.filter(one -> !one.occurrencesBetween(today, today.plusDays(whole(leaf.operand()))).isEmpty()).isPresent();
    };
  }

  private boolean day(Condition.Leaf leaf, Optional<LocalDate> day) {
    return switch (leaf.operator()) {
      case KNOWN -> day.isPresent();
      case UNKNOWN -> day.isEmpty();
      case WITHIN_DAYS -> day.filter(one -> ChronoUnit.DAYS.between(one, today) <= whole(leaf.operand())).isPresent();
      case LONGER_AGO -> day.filter(one -> ChronoUnit.DAYS.between(one, today) > whole(leaf.operand())).isPresent();
      case SINCE -> day.filter(one -> one.toEpochDay() >= whole(leaf.operand())).isPresent();
      case UNTIL -> day.filter(one -> one.toEpochDay() <= whole(leaf.operand())).isPresent();
      default -> day.filter(one -> between(leaf, one.toEpochDay())).isPresent();
    };
  }

  private static boolean between(Condition.Leaf leaf, long value) {
    return leaf.operand() instanceof Operand.Span(var from, var to) && whole(from) <= value && value <= whole(to);
  }

  private static long whole(Operand operand) {
    return switch (operand) {
      case Operand.Whole(long number) -> number;
      case Operand.Amount(var money) -> money.amount();
      case Operand.Day(var day) -> day.toEpochDay();
      default -> throw new IllegalArgumentException();
    };
  }

  private static boolean number(Condition.Leaf leaf, Optional<Long> value) {
    return value.filter(one -> switch (leaf.operator()) {
      case AT_LEAST -> one >= whole(leaf.operand());
      case AT_MOST -> one <= whole(leaf.operand());
      case MORE_THAN -> one > whole(leaf.operand());
      case LESS_THAN -> one < whole(leaf.operand());
      case IS -> one == whole(leaf.operand());
      default -> between(leaf, one);
    }).isPresent();
  }

  private static List<String> codes(Condition.Leaf leaf) {
    return ((Operand.Codes) leaf.operand()).codes();
  }

  private static boolean code(Condition.Leaf leaf, String value) {
    return codes(leaf).contains(value.toLowerCase(Locale.ROOT)) == (leaf.operator() == Operator.IN);
  }

  private static boolean level(Condition.Leaf leaf, String tier) {
    int rank = Population.TIERS.indexOf(tier);
    return switch (leaf.operator()) {
      case AT_LEAST -> rank >= Population.TIERS.indexOf(codes(leaf).getFirst());
      case LESS_THAN -> rank < Population.TIERS.indexOf(codes(leaf).getFirst());
      default -> code(leaf, tier);
    };
  }

  private static boolean codes(Condition.Leaf leaf, Set<String> has) {
    var asked = new ArrayList<>(codes(leaf).stream().map(code -> code.toUpperCase(Locale.ROOT)).toList());
    var both = new HashSet<>(has);
    both.retainAll(asked);
    return switch (leaf.operator()) {
      case ANY_OF -> !both.isEmpty();
      case ALL_OF -> has.containsAll(asked);
      default -> both.isEmpty();
    };
  }
}
