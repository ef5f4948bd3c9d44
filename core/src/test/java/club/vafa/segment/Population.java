package club.vafa.segment;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.member.Channel;
import club.vafa.segment.Somebody.Bought;
import club.vafa.segment.Somebody.Click;
import club.vafa.segment.Somebody.Line;
import club.vafa.segment.Somebody.Lot;
import club.vafa.segment.Somebody.Paid;
import club.vafa.segment.Somebody.Reached;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes people of every kind up. */
final class Population {
  static final List<String> BRANCHES = List.of("north", "south", "west");
  static final List<String> PRODUCTS = List.of("tea", "coffee", "cake", "cup");
  static final List<String> CATEGORIES = List.of("drinks", "drinks", "sweets", "things");
  static final List<UUID> CAMPAIGNS = List.of(new UUID(1, 1), new UUID(1, 2));
  static final List<String> TIERS = List.of("bronze", "silver", "gold");

  private final Random random;
  private final Instant now;
  private final ZoneId zone;

  Population(Random random, Instant now, ZoneId zone) {
    this.random = random;
    this.now = now;
    this.zone = zone;
  }

  List<Somebody> of(int people) {
    return Stream.generate(this::one).limit(people).toList();
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(int max, Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(max + 1)).toList();
  }

  private Instant past(int days) {
    return now.minus(Duration.ofHours(random.nextInt(days * 24)));
  }

  private LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  private Somebody one() {
    var id = id();
    var aliases = random.nextInt(4) == 0 ? List.of(id()) : List.<UUID>of();
    var ids = Stream.concat(Stream.of(id), aliases.stream()).toList();
    var status = switch (random.nextInt(12)) {
      case 0 -> "LEFT";
      case 1 -> "ERASED";
      default -> "ACTIVE";
    };
    var channels = new EnumMap<Channel, Reached>(Channel.class);
    Stream.of(Channel.values()).filter(any -> random.nextBoolean())
        .forEach(channel -> channels.put(channel, new Reached(random.nextInt(4) > 0, random.nextBoolean())));
    int habit = random.nextInt(3) == 0 ? 0 : random.nextInt(8);
    return new Somebody(id, status.equals("ERASED") ? List.of() : aliases, status, any(List.of("FA", "EN")),
        maybe(() -> any(List.of(Channel.values())).name()), past(900), past(200), maybe(this::birthday), maybe(this::birthday),
        maybe(() -> any(TIERS)), past(400), some(habit, () -> bought(any(status.equals("ERASED") ? List.of(id) : ids))), some(3, this::lot),
        some(2, this::paid), channels, some(3, () -> past(400)), some(3, () -> past(400)), some(3, () -> past(400)), some(4, () -> past(120)),
        Set.copyOf(some(2, () -> any(CATEGORIES))), some(4, () -> new Click(maybe(() -> past(60)), maybe(() -> any(CAMPAIGNS)))));
  }

  private Anniversary birthday() {
    var kind = any(List.of(CalendarKind.values()));
    // Many near today, and on days that not every year has.
    var near = random.nextBoolean() ? today().plusDays(random.nextInt(60) - 20) : today().minusDays(random.nextInt(366));
    var day = CalendarDate.of(kind, near.minusDays(random.nextInt(60) * 365L + random.nextInt(15)));
    if (random.nextInt(6) == 0) {
      day = any(List.of(new CalendarDate(CalendarKind.JALALI, 1375, 12, 30), new CalendarDate(CalendarKind.GREGORIAN, 1996, 2, 29),
          new CalendarDate(CalendarKind.HIJRI, 1410, 12, kind.daysIn(1410, 12) >= 29 ? 29 : 28)));
    }
    return Anniversary.of(day, any(List.of(LeapChoice.values())));
  }

  private Bought bought(UUID member) {
    var lines = IntStream.range(0, random.nextInt(3)).mapToObj(i -> {
      int quantity = 1 + random.nextInt(3);
      return new Line(any(PRODUCTS), quantity, 10_000L * (1 + random.nextInt(20)), random.nextInt(4) == 0 ? random.nextInt(quantity + 1) : 0);
    }).toList();
    long sum = lines.isEmpty() ? 10_000L * (1 + random.nextInt(50)) : lines.stream().mapToLong(line -> line.price() * line.quantity()).sum();
    long settled = random.nextInt(4) == 0 ? sum / 4 : 0;
    long back = lines.stream().mapToLong(line -> line.price() * line.returned()).sum();
    long returned = random.nextInt(8) == 0 ? sum : back;
    return new Bought(member, any(BRANCHES), today().minusDays(random.nextInt(random.nextBoolean() ? 40 : 450)), sum - settled, settled, returned, lines);
  }

  private Lot lot() {
    long remaining = 1 + random.nextInt(500);
    return new Lot(random.nextInt(3) == 0 ? "CREDIT" : "POINTS", remaining, random.nextInt(4) == 0 ? random.nextLong(remaining + 1) : 0,
        maybe(() -> now.plus(Duration.ofHours(random.nextInt(24 * 90) - 24 * 20))), random.nextInt(5) == 0 ? Optional.of(now.plusSeconds(5_000))
        : maybe(() -> past(30)));
  }

  private Paid paid() {
    var from = today().minusDays(random.nextInt(500) - 20);
    return new Paid(from, from.plusDays(180), random.nextInt(5) == 0);
  }

  static List<UUID> ids(List<Somebody> people) {
    var all = new ArrayList<UUID>();
    people.forEach(one -> all.addAll(one.ids()));
    return all;
  }
}
