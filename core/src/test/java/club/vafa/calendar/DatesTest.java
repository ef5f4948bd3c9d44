package club.vafa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.value.Language;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource({"2026-03-21, FA, ۱ فروردین ۱۴۰۵", "2026-03-21, EN, 21 March 2026", "1986-07-03, FA, ۱۲ تیر ۱۳۶۵",
      "2025-03-20, FA, ۳۰ اسفند ۱۴۰۳",
      "2026-10-22, FA, ۳۰ مهر ۱۴۰۵"})
  void aDayIsToldInTheCalendarOfTheLanguage(LocalDate day, Language language, String words) {
    assertThat(Dates.inWords(day, language)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"JALALI, 1365, 4, 12, FA, ۱۲ تیر ۱۳۶۵", "JALALI, 1365, 4, 12, EN, 12 Tir 1365", "GREGORIAN, 1986, 7, 3, EN, 3 July 1986",
      "GREGORIAN, 1986, 7, 3, FA, ۳ ژوئیهٔ ۱۹۸۶", "HIJRI, 1447, 9, 1, FA, ۱ رمضان ۱۴۴۷", "HIJRI, 1447, 9, 1, EN, 1 Ramadan 1447"})
  void aTypedDateIsShownBackInItsOwnCalendar(CalendarKind kind, int year, int month, int day, Language language, String words) {
    assertThat(Dates.inWords(new CalendarDate(kind, year, month, day), language)).isEqualTo(words);
  }

  @Test
  void theWeekdayComesFirst() {
    assertThat(Dates.withWeekday(LocalDate.of(2026, 3, 21), Language.FA)).isEqualTo("شنبه ۱ فروردین ۱۴۰۵");
    assertThat(Dates.withWeekday(LocalDate.of(2026, 3, 22), Language.FA)).isEqualTo("یکشنبه ۲ فروردین ۱۴۰۵");
    assertThat(Dates.withWeekday(LocalDate.of(2026, 3, 21), Language.EN)).isEqualTo("Saturday 21 March 2026");
    assertThat(Dates.dayAndMonth(LocalDate.of(2026, 3, 21), Language.FA)).isEqualTo("۱ فروردین");
  }

  @Test
  void timesHaveTwoDigitsEach() {
    assertThat(Dates.time(LocalTime.of(9, 5, 59), Language.FA)).isEqualTo("۰۹:۰۵");
    assertThat(Dates.time(LocalTime.of(14, 30), Language.EN)).isEqualTo("14:30");
  }
}
