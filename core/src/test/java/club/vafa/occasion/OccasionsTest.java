package club.vafa.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.BirthdayCheck;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.calendar.Occurrence;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OccasionsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private final TestClub club = new TestClub(database);

  private Remembering remember(MemberId member, Anniversary day) {
    return club.core().db.transact(h -> Outcome.commit(club.core().occasions.rememberBirthday(h, Actor.of(member), member, day)));
  }

  private static Anniversary jalali(int year, int month, int day) {
    return new Anniversary(CalendarKind.JALALI, year, month, day, LeapChoice.DAY_BEFORE);
  }

  private static Anniversary gregorian(int year, int month, int day) {
    return new Anniversary(CalendarKind.GREGORIAN, year, month, day, LeapChoice.DAY_BEFORE);
  }

  private List<Due> due(LocalDate day, int limit) {
    var all = new ArrayList<Due>();
    Optional<DuePage.Cursor> after = Optional.empty();
    do {
      var cursor = after;
      var page = club.core().db.read(h -> club.core().occasions.due(h, day, cursor, limit));
      all.addAll(page.due());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  @Test
  void aBirthdayIsStoredAsGiven() {
    var member = club.member().id();
    remember(member, jalali(1365, 4, 12));
    var stored = club.core().db.read(h -> club.core().occasions.birthdayOf(h, member));
    assertThat(stored.orElseThrow().day()).isEqualTo(jalali(1365, 4, 12));
  }

  @Test
  void aBirthdayIsChangedAtMostOnceAYear() {
    var member = club.member().id();
    assertThat(remember(member, jalali(1365, 4, 12))).isInstanceOf(Remembering.Remembered.class);
    assertThat(remember(member, jalali(1365, 4, 12))).isInstanceOf(Remembering.Same.class);
    assertThat(remember(member, jalali(1365, 4, 13))).as("the first change").isInstanceOf(Remembering.Remembered.class);
    assertThat(remember(member, jalali(1365, 4, 14)))
        .isInstanceOfSatisfying(Remembering.TooSoon.class, refused -> assertThat(refused.until()).isEqualTo(TODAY.plusYears(1)));

    club.clock().advance(Duration.ofDays(364));
    assertThat(remember(member, jalali(1365, 4, 14))).isInstanceOf(Remembering.TooSoon.class);
    var stored = club.core().db.read(h -> club.core().occasions.birthdayOf(h, member));
    assertThat(stored.orElseThrow().day()).isEqualTo(jalali(1365, 4, 13));
    club.clock().advance(Duration.ofDays(1));
    assertThat(remember(member, jalali(1365, 4, 14))).isInstanceOf(Remembering.Remembered.class);
  }

  @Test
  void oneEnteredLessThanThirtyDaysAheadEarnsItsGiftOnlyNextYear() {
    assertThat(giftOn(gregorian(1990, 6, 30))).isEqualTo(LocalDate.of(2027, 6, 30));
    assertThat(giftOn(gregorian(1990, 7, 1))).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(giftOn(gregorian(1990, 6, 1))).isEqualTo(LocalDate.of(2027, 6, 1));
    assertThat(giftOn(gregorian(1990, 5, 31))).isEqualTo(LocalDate.of(2027, 5, 31));

    remember(club.member().id(), gregorian(1991, 6, 20));
    assertThat(due(LocalDate.of(2026, 6, 20), 50)).filteredOn(one -> one.occasion().day().year() == 1991).singleElement()
        .satisfies(one -> assertThat(one.earnsGift()).isFalse());
    assertThat(due(LocalDate.of(2027, 6, 20), 50)).filteredOn(one -> one.occasion().day().year() == 1991).singleElement()
        .satisfies(one -> assertThat(one.earnsGift()).isTrue());
  }

  private LocalDate giftOn(Anniversary day) {
    var remembered = (Remembering.Remembered) remember(club.member().id(), day);
    return remembered.giftOn();
  }

  @Test
  void aDayInTheFutureOrTooLongAgoIsNoBirthday() {
    var member = club.member().id();
    assertThat(remember(member, gregorian(2026, 6, 2))).isEqualTo(new Remembering.NotABirthday(BirthdayCheck.IN_THE_FUTURE));
    assertThat(remember(member, gregorian(1900, 1, 1))).isEqualTo(new Remembering.NotABirthday(BirthdayCheck.TOO_LONG_AGO));
    var stored = club.core().db.read(h -> club.core().occasions.birthdayOf(h, member));
    assertThat(stored).isEmpty();
  }

  @Test
  void everyDayOfEveryCalendarComesBackOnceAYearOfItsOwnCalendarOnTheDayThatTheCalendarSays() {
    var days = new HashMap<MemberId, Anniversary>();
    for (var leap : LeapChoice.values()) {
      List.of(jalali(1399, 12, 30), jalali(1403, 12, 30), jalali(1399, 12, 29), jalali(1380, 1, 1), jalali(1380, 6, 31),
          jalali(1380, 7, 30),
          gregorian(1988, 2, 29), gregorian(1987, 2, 28), gregorian(1987, 3, 1), gregorian(1987, 12, 31), hijri(1405, 9, 30),
          hijri(1400, 9, 29), hijri(1400, 10, 1)).forEach(day -> {
            var member = club.member().id();
            days.put(member, new Anniversary(day.kind(), day.year(), day.month(), day.day(), leap));
            assertThat(remember(member, days.get(member))).isInstanceOf(Remembering.Remembered.class);
          });
    }
    var until = LocalDate.of(2030, 4, 30);
    Map<MemberId, List<Occurrence>> seen = new HashMap<>();
    for (var day = TODAY; !day.isAfter(until); day = day.plusDays(1)) {
      due(day, 4).forEach(one -> seen.computeIfAbsent(one.occasion().member(), id -> new ArrayList<>()).add(one.occurrence()));
    }
    days.forEach((member, day) -> {
      assertThat(seen.get(member)).as(day.toString()).isEqualTo(day.occurrencesBetween(TODAY, until));
      assertThat(seen.get(member).stream().map(Occurrence::year)).doesNotHaveDuplicates();
    });
    // Known days, so that the table above is not only the code against itself: 1408 is a leap year, 1405 is none.
    assertThat(on(days, seen, jalali(1399, 12, 30))).contains(LocalDate.of(2027, 3, 20), LocalDate.of(2030, 3, 20));
    assertThat(on(days, seen, new Anniversary(CalendarKind.JALALI, 1399, 12, 30, LeapChoice.DAY_AFTER)))
        .contains(LocalDate.of(2027, 3, 21), LocalDate.of(2030, 3, 20));
    assertThat(on(days, seen, gregorian(1988, 2, 29))).contains(LocalDate.of(2027, 2, 28), LocalDate.of(2028, 2, 29));
    assertThat(on(days, seen, new Anniversary(CalendarKind.GREGORIAN, 1988, 2, 29, LeapChoice.DAY_AFTER)))
        .contains(LocalDate.of(2027, 3, 1), LocalDate.of(2028, 2, 29));
  }

  private static Anniversary hijri(int year, int month, int day) {
    return new Anniversary(CalendarKind.HIJRI, year, month, day, LeapChoice.DAY_BEFORE);
  }

  private static List<LocalDate> on(Map<MemberId, Anniversary> days, Map<MemberId, List<Occurrence>> seen, Anniversary day) {
    return days.entrySet().stream().filter(entry -> entry.getValue().equals(day)).flatMap(entry -> seen.get(entry.getKey()).stream())
        .map(Occurrence::day).toList();
  }

  @Test
  void aProfileEditIsOnTheTrailWithoutTheDay() {
    var member = club.member().id();
    remember(member, jalali(1365, 4, 12));
    remember(member, jalali(1365, 4, 13));
    var acts = club.core().db.read(h -> club.core().trail.page(h, Optional.of("member"), Optional.of(member.value()), PageRequest.first()))
        .items();
    assertThat(acts).extracting(act -> act.action()).contains("occasion.enter", "occasion.change");
    assertThat(acts).noneMatch(act -> act.facts().contains("1365"));
  }
}
