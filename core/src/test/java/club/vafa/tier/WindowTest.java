package club.vafa.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  /// 1403 and 1408 are leap years, 1404 is none: 30 Esfand 1403 is 20 March 2025.
  @ParameterizedTest
  @CsvSource({
      "FIXED,   12, JALALI,    1403-12-30, 1403-01-01",
      "FIXED,   12, JALALI,    1404-01-01, 1404-01-01",
      "FIXED,   12, JALALI,    1404-12-29, 1404-01-01",
      "FIXED,   12, JALALI,    1408-12-30, 1408-01-01",
      "FIXED,    3, JALALI,    1405-06-31, 1405-04-01",
      "FIXED,    3, JALALI,    1405-07-01, 1405-07-01",
      "FIXED,    1, JALALI,    1403-12-30, 1403-12-01",
      "ROLLING, 12, JALALI,    1403-12-30, 1403-01-01",
      "ROLLING, 12, JALALI,    1404-01-01, 1403-02-01",
      "ROLLING,  1, JALALI,    1404-01-01, 1404-01-01",
      "ROLLING, 30, JALALI,    1404-01-15, 1401-08-01"})
  void aWindowBeginsOnTheFirstOfAMonthOfItsCalendar(Window.Kind kind, int months, CalendarKind calendar, String day, String start) {
    assertThat(new Window(kind, months, calendar).start(jalali(day))).isEqualTo(jalali(start));
  }

  @ParameterizedTest
  @CsvSource({
      "FIXED,   12, 2026-12-31, 2026-01-01",
      "FIXED,   12, 2028-02-29, 2028-01-01",
      "FIXED,    6, 2026-06-30, 2026-01-01",
      "FIXED,    6, 2026-07-01, 2026-07-01",
      "ROLLING, 12, 2026-06-01, 2025-07-01",
      "ROLLING, 12, 2026-12-31, 2026-01-01"})
  void theSameInTheGregorianCalendar(Window.Kind kind, int months, LocalDate day, LocalDate start) {
    assertThat(new Window(kind, months, CalendarKind.GREGORIAN).start(day)).isEqualTo(start);
  }

  @Test
  void theReviewOfAYearIsOnTheFirstDayOfTheNextAlsoAfterALeapYear() {
    var year = new Window(Window.Kind.FIXED, 12, CalendarKind.JALALI);
    assertThat(year.reviewOnOrBefore(jalali("1403-12-30"), 12)).isEqualTo(jalali("1403-01-01"));
    assertThat(year.reviewAfter(jalali("1403-01-01"), 12)).isEqualTo(jalali("1404-01-01")).isEqualTo(LocalDate.parse("2025-03-21"));
    assertThat(year.closedBefore(jalali("1404-01-01"))).isEqualTo(jalali("1403-01-01"));
  }

  @Test
  void aRollingWindowClosesOnTheEveOfItsReview() {
    var rolling = new Window(Window.Kind.ROLLING, 12, CalendarKind.GREGORIAN);
    assertThat(rolling.reviewOnOrBefore(LocalDate.parse("2026-06-17"), 3)).isEqualTo("2026-04-01");
    assertThat(rolling.closedBefore(LocalDate.parse("2026-04-01"))).isEqualTo("2025-04-01");
  }

  @Test
  void aStretchNeverGoesOverAMonthsEndOfEitherCalendar() {
    for (var day = LocalDate.parse("2020-01-01"); day.getYear() < 2031; day = day.plusDays(1)) {
      var first = Window.stretch(day);
      assertThat(first).isBeforeOrEqualTo(day);
      assertThat(first.withDayOfMonth(1)).isEqualTo(day.withDayOfMonth(1));
      assertThat(CalendarDate.of(CalendarKind.JALALI, first).month()).isEqualTo(CalendarDate.of(CalendarKind.JALALI, day).month());
      assertThat(first.getDayOfMonth() == 1 || CalendarDate.of(CalendarKind.JALALI, first).day() == 1).isTrue();
    }
  }

  @Test
  void aFixedWindowMustDivideTheYear() {
    assertThat(Window.possible(Window.Kind.FIXED, 5)).isFalse();
    assertThatThrownBy(() -> new Window(Window.Kind.FIXED, 24, CalendarKind.JALALI)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void earlyAccessIsByDaysOfTheClubsZoneAlsoWhereClocksWerePutForward() {
    var benefits = new Benefits(100, 0, 3, false, false, false, 0, LocalText.same(""));
    // Berlin's clocks were put forward on 29 March 2026.
    assertThat(benefits.opens(Instant.parse("2026-03-30T08:00:00Z"), ZoneId.of("Europe/Berlin"))).isEqualTo("2026-03-27T09:00:00Z");
    assertThat(benefits.opens(Instant.parse("2026-03-30T08:00:00Z"), ZoneId.of("Asia/Tehran"))).isEqualTo("2026-03-27T08:00:00Z");
  }

  private static LocalDate jalali(String date) {
    var parts = date.split("-");
    return new CalendarDate(CalendarKind.JALALI, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])).toLocalDate();
  }
}
