package club.vafa.earning;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.calendar.CalendarKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

  @ParameterizedTest(name = "{0} {1} {2} from {3}: last day {4}")
  @CsvSource({
      // 1403 and 1408 are leap years, 1404 to 1407 are not: Esfand has 30 or 29 days.
      "YEAR_END, 0, JALALI, 2024-06-01, 2025-03-20",
      "YEAR_END, 0, JALALI, 2025-06-01, 2026-03-20",
      "YEAR_END, 1, JALALI, 2025-06-01, 2027-03-20",
      "YEAR_END, 0, JALALI, 2025-03-20, 2025-03-20",
      "YEAR_END, 0, JALALI, 2025-03-21, 2026-03-20",
      "YEAR_END, 0, GREGORIAN, 2026-12-31, 2026-12-31",
      "YEAR_END, 2, GREGORIAN, 2026-01-01, 2028-12-31",
      // Farvardin has 31 days, Mehr 30; the month may turn while the Gregorian one does not.
      "MONTH_END, 0, JALALI, 2026-03-21, 2026-04-20",
      "MONTH_END, 0, JALALI, 2026-10-01, 2026-10-22",
      "MONTH_END, 1, JALALI, 2026-10-01, 2026-11-21",
      "MONTH_END, 0, JALALI, 2025-03-01, 2025-03-20",
      "MONTH_END, 0, GREGORIAN, 2028-02-01, 2028-02-29",
      "MONTH_END, 0, GREGORIAN, 2027-02-01, 2027-02-28",
      "MONTH_END, 13, GREGORIAN, 2026-01-15, 2027-02-28",
      // A day that the later month does not have falls on its last one.
      "MONTHS, 1, GREGORIAN, 2027-01-31, 2027-02-28",
      "MONTHS, 1, JALALI, 2026-09-22, 2026-10-22",
      "MONTHS, 6, JALALI, 2026-03-21, 2026-09-23",
      "DAYS, 30, JALALI, 2026-06-01, 2026-07-01"})
  void monthAndYearEndsAreThoseOfTheNamedCalendar(Validity.Kind kind, int count, CalendarKind calendar, LocalDate from, LocalDate lastDay) {
    assertThat(new Validity(kind, count, calendar).lastDay(from)).hasValue(lastDay);
  }

  @Test
  void itFallsAtTheEndOfTheLastDayInTheClubsZone() {
    var yearEnd = new Validity(Validity.Kind.YEAR_END, 0, CalendarKind.JALALI);
    assertThat(yearEnd.endsAt(LocalDate.of(2025, 6, 1), TEHRAN)).hasValue(Instant.parse("2026-03-20T20:30:00Z"));
    // Where clocks change at midnight, the day ends when the next one begins.
    assertThat(new Validity(Validity.Kind.DAYS, 1, CalendarKind.GREGORIAN).endsAt(LocalDate.of(2018, 11, 2), ZoneId.of("America/Sao_Paulo")))
        .hasValue(Instant.parse("2018-11-04T03:00:00Z"));
    assertThat(Validity.PERMANENT.endsAt(LocalDate.of(2026, 1, 1), TEHRAN)).isEmpty();
  }
}
