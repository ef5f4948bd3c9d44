package club.vafa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every day of the year as an anniversary, in each calendar, over 1395 to 1430. */
class AnniversaryYearsTest {
  private static final LocalDate FROM = LocalDate.of(2016, 3, 20);
  private static final LocalDate TO = LocalDate.of(2052, 3, 19);
  // By observation of the equinox in Tehran, as the official calendars have them.
  private static final Set<Integer> JALALI_LEAP = Set.of(1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428);

  @Test
  void theLeapYearsAreThoseOfTheOfficialCalendar() {
    assertThat(IntStream.rangeClosed(1395, 1430).filter(CalendarKind.JALALI::isLeap).boxed()).containsExactlyInAnyOrderElementsOf(JALALI_LEAP);
  }

  @Test
  void everyAnniversaryComesBackExactlyOnceInEachYearOfItsOwnCalendar() {
    for (var kind : CalendarKind.values()) {
      int firstYear = kind.yearOf(FROM);
      int lastYear = kind.yearOf(TO);
      for (var day : days(kind)) {
        for (var leap : LeapChoice.values()) {
          var anniversary = new Anniversary(kind, day.year(), day.month(), day.day(), leap);
          var returns = anniversary.occurrencesBetween(anniversary.dayIn(firstYear), anniversary.dayIn(lastYear));
          assertThat(returns.stream().map(Occurrence::year)).as("%s", anniversary)
              .containsExactlyElementsOf(IntStream.rangeClosed(firstYear, lastYear).boxed().toList());
          returns.forEach(one -> isKeptAsItShould(anniversary, one));
        }
      }
    }
  }

  private static void isKeptAsItShould(Anniversary anniversary, Occurrence one) {
    var kept = CalendarDate.of(anniversary.kind(), one.day());
    if (CalendarDate.exists(anniversary.kind(), one.year(), anniversary.month(), anniversary.day())) {
      assertThat(kept).isEqualTo(new CalendarDate(anniversary.kind(), one.year(), anniversary.month(), anniversary.day()));
      return;
    }
    var before = anniversary.leap() == LeapChoice.DAY_BEFORE ? kept : CalendarDate.of(anniversary.kind(), one.day().minusDays(1));
    assertThat(before.year()).as("%s in %s", anniversary, one.year()).isEqualTo(one.year());
    assertThat(before.month()).isEqualTo(anniversary.month());
    assertThat(before.day()).isEqualTo(anniversary.day() - 1).isEqualTo(anniversary.kind().daysIn(one.year(), before.month()));
  }

  /** Every day that any year of the calendar has, in one that has it. */
  private static List<CalendarDate> days(CalendarKind kind) {
    var days = new ArrayList<CalendarDate>();
    for (int month = 1; month <= 12; month++) {
      for (int day = 1; day <= 31; day++) {
        int first = kind.yearOf(LocalDate.of(1985, 1, 1));
        for (int year = first; year < first + 25; year++) {
          if (CalendarDate.exists(kind, year, month, day)) {
            days.add(new CalendarDate(kind, year, month, day));
            break;
          }
        }
      }
    }
    return days;
  }
}
