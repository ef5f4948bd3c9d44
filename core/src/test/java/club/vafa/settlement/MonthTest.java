package club.vafa.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.calendar.CalendarKind;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonthTest {

  @ParameterizedTest
  @CsvSource({
      "2026-06-01, JALALI, 1405-03, 2026-05-22, 2026-06-22", "2026-06-01, GREGORIAN, 2026-06, 2026-06-01, 2026-07-01",
      // 1403 is a leap year: its last month has thirty days.
      "2025-03-20, JALALI, 1403-12, 2025-02-19, 2025-03-21", "2025-03-21, JALALI, 1404-01, 2025-03-21, 2025-04-21",
      "2028-02-29, GREGORIAN, 2028-02, 2028-02-01, 2028-03-01"})
  void aMonthIsOfItsCalendarAndBeginsInTheClubsZone(LocalDate day, CalendarKind calendar, String written, LocalDate from, LocalDate until) {
    var zone = ZoneId.of("Asia/Tehran");
    var month = Month.of(calendar, day);
    assertThat(month).hasToString(written).isEqualTo(Month.parse(written).orElseThrow());
    assertThat(month.from(zone)).isEqualTo(from.atStartOfDay(zone).toInstant());
    assertThat(month.until(zone)).isEqualTo(until.atStartOfDay(zone).toInstant()).isEqualTo(month.next().from(zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1405", "1405-13", "1405-00", "1405-3", "0001-01", "1650-01", "2300-01", "۱۴۰۵-۰۳", "1405-03 "})
  void whatIsNoMonthIsNone(String text) {
    assertThat(Month.parse(text)).isEmpty();
  }

  @Test
  void theYearEndsIntoTheNext() {
    assertThat(Month.parse("1404-12").orElseThrow().next()).hasToString("1405-01");
  }
}
