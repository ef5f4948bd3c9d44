package club.vafa.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three calendars against each other and against published dates. */
class CalendarDateTest {
  private static final Set<Integer> JALALI_LEAP_YEARS = Set.of(1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428);

  @ParameterizedTest
  @CsvSource({"JALALI, 1405, 1, 1, 2026-03-21", "JALALI, 1403, 12, 30, 2025-03-20", "JALALI, 1404, 1, 1, 2025-03-21",
      "JALALI, 1399, 12, 30, 2021-03-20",
      "JALALI, 1400, 1, 1, 2021-03-21", "JALALI, 1365, 4, 12, 1986-07-03", "JALALI, 1357, 11, 22, 1979-02-11",
      "JALALI, 1408, 12, 30, 2030-03-20",
      "JALALI, 1305, 1, 1, 1926-03-22", "GREGORIAN, 2000, 2, 29, 2000-02-29", "HIJRI, 1447, 9, 1, 2026-02-18",
      "HIJRI, 1446, 10, 1, 2025-03-30"})
  void namesThePublishedDay(CalendarKind kind, int year, int month, int day, LocalDate expected) {
    var date = new CalendarDate(kind, year, month, day);
    assertThat(date.toLocalDate()).isEqualTo(expected);
    assertThat(CalendarDate.of(kind, expected)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({"JALALI, 1402, 12, 30", "JALALI, 1404, 12, 30", "JALALI, 1405, 7, 31", "JALALI, 1405, 13, 1", "JALALI, 1405, 0, 1",
      "JALALI, 1405, 1, 0",
      "JALALI, 0, 1, 1", "JALALI, 10000, 1, 1", "GREGORIAN, 2026, 2, 29", "GREGORIAN, 2026, 4, 31", "HIJRI, 1447, 1, 31"})
  void aDayThatIsNotThereCannotBeMade(CalendarKind kind, int year, int month, int day) {
    assertThatIllegalArgumentException().isThrownBy(() -> new CalendarDate(kind, year, month, day));
    assertThat(CalendarDate.exists(kind, year, month, day)).isFalse();
  }

  @Property
  void jalaliLeapYearsAreThoseOfTheCalendarInForce(@ForAll @IntRange(min = 1395, max = 1430) int year) {
    assertThat(CalendarKind.JALALI.isLeap(year)).isEqualTo(JALALI_LEAP_YEARS.contains(year));
  }

  @Property
  void everyDayGoesThereAndBack(@ForAll CalendarKind kind, @ForAll @IntRange(min = 1395, max = 1430) int jalaliYear,
      @ForAll @IntRange(max = 365) int days) {
    LocalDate day = new CalendarDate(CalendarKind.JALALI, jalaliYear, 1, 1).toLocalDate().plusDays(days);
    var date = CalendarDate.of(kind, day);
    assertThat(date.toLocalDate()).isEqualTo(day);
    assertThat(date.in(CalendarKind.JALALI).in(kind)).isEqualTo(date);
    assertThat(CalendarDate.of(kind, day.plusDays(1))).isEqualTo(next(date));
  }

  private static CalendarDate next(CalendarDate date) {
    if (date.day() < date.kind().daysIn(date.year(), date.month())) {
      return new CalendarDate(date.kind(), date.year(), date.month(), date.day() + 1);
    }
    return date.month() < 12 ? new CalendarDate(date.kind(), date.year(), date.month() + 1, 1)
        : new CalendarDate(date.kind(), date.year() + 1, 1, 1);
  }
}
