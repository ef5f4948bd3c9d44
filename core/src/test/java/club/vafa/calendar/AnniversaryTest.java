package club.vafa.calendar;

import static club.vafa.calendar.LeapChoice.DAY_AFTER;
import static club.vafa.calendar.LeapChoice.DAY_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnniversaryTest {
  @ParameterizedTest
  @CsvSource({
      "JALALI, 1365, 4, 12, DAY_BEFORE, 1405, 2026-07-03",
      "JALALI, 1399, 12, 30, DAY_BEFORE, 1403, 2025-03-20",
      "JALALI, 1399, 12, 30, DAY_BEFORE, 1404, 2026-03-20",
      "JALALI, 1399, 12, 30, DAY_AFTER, 1404, 2026-03-21",
      "JALALI, 1399, 12, 30, DAY_AFTER, 1408, 2030-03-20",
      "GREGORIAN, 2000, 2, 29, DAY_BEFORE, 2026, 2026-02-28",
      "GREGORIAN, 2000, 2, 29, DAY_AFTER, 2026, 2026-03-01",
      "GREGORIAN, 2000, 2, 29, DAY_BEFORE, 2028, 2028-02-29",
      "GREGORIAN, 2000, 2, 29, DAY_AFTER, 2028, 2028-02-29"})
  void aDayThatTheYearDoesNotHaveFallsOnTheDayBeforeUnlessTheDayAfterWasChosen(
      CalendarKind kind, int year, int month, int day, LeapChoice leap, int inYear, LocalDate expected) {
    assertThat(new Anniversary(kind, year, month, day, leap).dayIn(inYear)).isEqualTo(expected);
  }

  @Test
  void theThirtiethOfALunarMonthFallsOnTheDayBeforeWhereTheMonthHasTwentyNine() {
    int with = firstYear(1400, 30);
    int without = firstYear(with + 1, 29);
    var before = new Anniversary(CalendarKind.HIJRI, with, 9, 30, DAY_BEFORE);
    assertThat(before.dayIn(without)).isEqualTo(new CalendarDate(CalendarKind.HIJRI, without, 9, 29).toLocalDate());
    var after = new Anniversary(CalendarKind.HIJRI, with, 9, 30, DAY_AFTER);
    assertThat(after.dayIn(without)).isEqualTo(new CalendarDate(CalendarKind.HIJRI, without, 10, 1).toLocalDate());
  }

  @Test
  void occurrencesAreThoseOfBothEndsAndBetween() {
    var birthday = new Anniversary(CalendarKind.JALALI, 1365, 4, 12, DAY_BEFORE);
    assertThat(birthday.occurrencesBetween(LocalDate.of(2025, 7, 3), LocalDate.of(2027, 7, 3)))
        .containsExactly(new Occurrence(1404, LocalDate.of(2025, 7, 3)), new Occurrence(1405, LocalDate.of(2026, 7, 3)),
            new Occurrence(1406, LocalDate.of(2027, 7, 3)));
    assertThat(birthday.occurrencesBetween(LocalDate.of(2025, 7, 4), LocalDate.of(2026, 7, 2))).isEmpty();
    assertThat(birthday.occurrencesBetween(LocalDate.of(2026, 7, 4), LocalDate.of(2026, 7, 2))).isEmpty();
  }

  @Test
  void aDayMovedIntoTheNextYearKeepsTheYearForWhichItIsKept() {
    var birthday = new Anniversary(CalendarKind.JALALI, 1399, 12, 30, DAY_AFTER);
    var firstOfFarvardin1405 = LocalDate.of(2026, 3, 21);
    assertThat(birthday.occurrencesBetween(firstOfFarvardin1405, firstOfFarvardin1405))
        .containsExactly(new Occurrence(1404, firstOfFarvardin1405));
  }

  @Test
  void theDayOfBirthItselfIsNoAnniversary() {
    var birthday = new Anniversary(CalendarKind.GREGORIAN, 2026, 5, 1, DAY_BEFORE);
    assertThat(birthday.occurrencesBetween(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31)))
        .containsExactly(new Occurrence(2027, LocalDate.of(2027, 5, 1)));
  }

  @Test
  void aLunarAnniversaryCanComeTwiceInOneGregorianYear() {
    var wedding = new Anniversary(CalendarKind.HIJRI, 1440, 9, 1, DAY_BEFORE);
    assertThat(wedding.occurrencesBetween(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 12, 31))).extracting(Occurrence::year)
        .containsExactly(1451, 1452);
  }

  @Test
  void anAnniversaryOfADayThatNeverWasCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Anniversary(CalendarKind.JALALI, 1398, 12, 30, DAY_BEFORE));
  }

  @Property(tries = 200)
  void everyYearHasTheDayExactlyOnceWhateverTheWindowsAreCutInto(
      @ForAll CalendarKind kind, @ForAll LeapChoice leap, @ForAll @IntRange(min = 1395, max = 1399) int year,
          @ForAll @IntRange(max = 365) int days,
      @ForAll @IntRange(min = 30, max = 400) int windowDays) {
    LocalDate born = new CalendarDate(CalendarKind.JALALI, year, 1, 1).toLocalDate().plusDays(days);
    var anniversary = Anniversary.of(CalendarDate.of(kind, born), leap);
    LocalDate end = new CalendarDate(CalendarKind.JALALI, 1430, 12, 29).toLocalDate();
    List<Integer> years = new ArrayList<>();
    for (LocalDate from = born; !from.isAfter(end); from = from.plusDays(windowDays)) {
      LocalDate to = from.plusDays(windowDays - 1L);
      anniversary.occurrencesBetween(from, to.isAfter(end) ? end : to).forEach(occurrence -> years.add(occurrence.year()));
    }
    int first = kind.yearOf(born) + 1;
    for (int i = 0; i < years.size(); i++) {
      assertThat(years.get(i)).isEqualTo(first + i);
    }
    assertThat(anniversary.dayIn(first + years.size())).isAfter(end);
  }

  private static int firstYear(int from, int daysOfRamadan) {
    int year = from;
    while (CalendarKind.HIJRI.daysIn(year, 9) != daysOfRamadan) {
      year++;
    }
    return year;
  }
}
