package club.vafa.app.sample;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Invents the members, each from the seed and an own number, so that the same person comes out in whatever order they are made. */
final class SamplePeople {

  static final int PEOPLE = 500;
  private static final long SEED = 1_405_01_01L;
  private static final int DAYS = 365;
  private static final int BIRTHDAY_PERCENT = 92;
  private static final int CONSENT_PERCENT = 72;
  private static final int LATIN_PERCENT = 6;
  // Shares no factor with the number of people.
  private static final int SPREAD = 37;

  private final LocalDate today;
  private final ZoneId zone;

  SamplePeople(LocalDate today, ZoneId zone) {
    this.today = today;
    this.zone = zone;
  }

  List<SamplePerson> all() {
    return IntStream.range(0, PEOPLE).mapToObj(this::person).toList();
  }

  SamplePerson person(int number) {
    var random = new Random(SEED * 31 + number);
    boolean latin = percent(random, LATIN_PERCENT);
    String name = latin ? SampleNames.latin(random) : SampleNames.persian(random);
    // 0900 000 0000 and the next: numbers that can be written and dialled, but that stand for nobody.
    var phone = new Phone("+98900%07d".formatted(number));
    var birthday = percent(random, BIRTHDAY_PERCENT) ? Optional.of(birthday(random, latin)) : Optional.<Anniversary>empty();
    boolean clubMessages = percent(random, CONSENT_PERCENT);
    int visits = visits(number, random);
    int daysAgo = visits > 30 ? DAYS - random.nextInt(30) : 5 + random.nextInt(DAYS - 5);
    var joinedOn = today.minusDays(daysAgo);
    var joinedAt = moment(joinedOn, random);
    return new SamplePerson(number, name, latin ? Language.EN : Language.FA, phone, birthday, clubMessages, joinedAt,
        visits(random, visits, joinedOn, joinedAt));
  }

  private static Anniversary birthday(RandomGenerator random, boolean latin) {
    int month = 1 + random.nextInt(12);
    return latin
        ? new Anniversary(CalendarKind.GREGORIAN, 1965 + random.nextInt(40), month, 1 + random.nextInt(28), LeapChoice.DAY_BEFORE)
        : new Anniversary(CalendarKind.JALALI, 1344 + random.nextInt(42), month, 1 + random.nextInt(29), LeapChoice.DAY_BEFORE);
  }

  /**
   * A few come almost daily, some weekly, most now and then, and some have not come since they joined; they are spread over the numbers.
   */
  private static int visits(int number, RandomGenerator random) {
    int rank = number * SPREAD % PEOPLE;
    if (rank < 3) {
      return 88 + random.nextInt(12);
    }
    if (rank < 17) {
      return 31 + random.nextInt(8);
    }
    if (rank < 110) {
      return 8 + random.nextInt(7);
    }
    return random.nextInt(8);
  }

  private List<SamplePerson.Visit> visits(RandomGenerator random, int count, LocalDate joinedOn, Instant joinedAt) {
    int daysSince = (int) (today.toEpochDay() - joinedOn.toEpochDay());
    var favourite = SampleMenu.BRANCHES.get(random.nextInt(SampleMenu.BRANCHES.size())).code();
    var taken = new HashSet<Integer>();
    var visits = new ArrayList<SamplePerson.Visit>();
    for (int i = 0; i < Math.min(count, daysSince - 1); i++) {
      int day = 1 + random.nextInt(daysSince - 1);
      while (!taken.add(day)) {
        day = day % (daysSince - 1) + 1;
      }
      String branch = percent(random, 80) ? favourite : SampleMenu.BRANCHES.get(random.nextInt(SampleMenu.BRANCHES.size())).code();
      String till = percent(random, 70) ? "till-1" : "till-2";
      visits.add(new SamplePerson.Visit(moment(joinedOn.plusDays(day), random), branch, till, lines(random)));
    }
    visits.removeIf(visit -> visit.at().isBefore(joinedAt));
    visits.sort((a, b) -> a.at().compareTo(b.at()));
    return List.copyOf(visits);
  }

  private static List<SamplePerson.Line> lines(RandomGenerator random) {
    var chosen = new HashSet<Integer>();
    var lines = new ArrayList<SamplePerson.Line>();
    int kinds = 1 + random.nextInt(3);
    for (int i = 0; i < kinds; i++) {
      int product = random.nextInt(SampleMenu.PRODUCTS.size());
      if (chosen.add(product)) {
        lines.add(new SamplePerson.Line(SampleMenu.PRODUCTS.get(product).code(), percent(random, 75) ? 1 : 2));
      }
    }
    return lines;
  }

  /** Some time while all branches are open. */
  private Instant moment(LocalDate day, RandomGenerator random) {
    return day.atTime(LocalTime.of(9, 0)).plusSeconds(random.nextInt(12 * 3600)).atZone(zone).toInstant();
  }

  private static boolean percent(RandomGenerator random, int percent) {
    return random.nextInt(100) < percent;
  }
}
