package club.vafa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type as a birthday, and what the club reads. J, G, H: Jalali, Gregorian, Hijri; today is 30 Mordad 1405. */
class DateReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 8, 21);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ۱۳۶۵/۴/۱۲              | J 1365 4 12
      65/4/12                | J 1365 4 12
      ۱۲ تیر ۶۵              | J 1365 4 12
      12 Tir 1365            | J 1365 4 12
      1986-07-03             | G 1986 7 3
      3 July 1986            | G 1986 7 3
      1365/04/12             | J 1365 4 12
      ۱۳۶۵ / ۴ / ۱۲          | J 1365 4 12
      ١٣٦٥/٤/١٢              | J 1365 4 12
      1365-4-12              | J 1365 4 12
      1365.4.12              | J 1365 4 12
      1365 4 12              | J 1365 4 12
      ۱۳۶۵،۴،۱۲              | J 1365 4 12
      13650412               | J 1365 4 12
      650412                 | J 1365 4 12
      ۱۲/۴/۱۳۶۵              | J 1365 4 12
      12041365               | J 1365 4 12
      12/4/65                | J 1365 4 12
      ۱۳۶۵ تیر ۱۲            | J 1365 4 12
      ۶۵ تیر ۱۲              | J 1365 4 12
      تیر ۱۲، ۱۳۶۵           | J 1365 4 12
      ۱۲ تیرماه ۱۳۶۵         | J 1365 4 12
      ۱۲ تیر ماه ۱۳۶۵        | J 1365 4 12
      ۱۲م تیر ۱۳۶۵           | J 1365 4 12
      دوازدهم تیر ۱۳۶۵       | J 1365 4 12
      پنجشنبه ۱۲ تیر ۱۳۶۵    | J 1365 4 12
      پنج‌شنبه، ۱۲ تیر ۶۵     | J 1365 4 12
      یک شنبه ۲ مهر ۵۷       | J 1357 7 2
      متولد ۱۲ تیر سال ۱۳۶۵  | J 1365 4 12
      ۱۲ تير ۶۵              | J 1365 4 12
      ۱۲ تـیـر ۶۵            | J 1365 4 12
      12tir65                | J 1365 4 12
      اول مهر ۶۰             | J 1360 7 1
      یکم فروردین ۱۳۷۰       | J 1370 1 1
      سی‌ام شهریور ۵۹        | J 1359 6 30
      سی و یکم خرداد ۵۹      | J 1359 3 31
      بیست و دوم بهمن ۵۷     | J 1357 11 22
      بیست‌ودوم بهمن ۵۷       | J 1357 11 22
      نوزدهم دی ۱۳۵۶         | J 1356 10 19
      ۳ آبان ۷۰              | J 1370 8 3
      3 ابان 70              | J 1370 8 3
      5 Ordibehesht 1370     | J 1370 2 5
      5 ORDIBEHESHT 70       | J 1370 2 5
      ۵ اردی‌بهشت ۷۰          | J 1370 2 5
      22 bahman 1357         | J 1357 11 22
      1 Shahrivar 80         | J 1380 6 1
      ۱۲/۴/۱۳۶۵ شمسی         | J 1365 4 12
      ۱۳۶۵/۴/۱۲ ه.ش          | J 1365 4 12
      ۳ ژوئیهٔ ۱۹۸۶           | G 1986 7 3
      ۳ ژوئیه ۱۹۸۶           | G 1986 7 3
      ۳ جولای ۱۹۸۶           | G 1986 7 3
      ۳ مه ۱۹۸۶              | G 1986 5 3
      ۱۹۸۶/۷/۳               | G 1986 7 3
      ۱۹۸۶/۷/۳ میلادی        | G 1986 7 3
      86/7/3 میلادی          | G 1986 7 3
      July 3, 1986           | G 1986 7 3
      3rd of July, 1986      | G 1986 7 3
      Jul 3 1986             | G 1986 7 3
      3-Jul-1986             | G 1986 7 3
      3 July 86              | G 1986 7 3
      3 july 03              | G 2003 7 3
      Thursday 3 July 1986   | G 1986 7 3
      19860703               | G 1986 7 3
      25/12/1986             | G 1986 12 25
      12/25/1986             | G 1986 12 25
      7/7/1986               | G 1986 7 7
      2000-02-29             | G 2000 2 29
      ۱۳۹۹/۱۲/۳۰             | J 1399 12 30
      ۳۰ اسفند ۱۴۰۳          | J 1403 12 30
      1400/1/1               | J 1400 1 1
      1405/5/30              | J 1405 5 30
      ۰۵/۰۵/۳۰               | ? J 1405 5 30 or J 1330 5 5
      05/5/31                | ? J 1305 5 31 or J 1331 5 5
      99/1/1                 | J 1399 1 1
      80/10/20               | J 1380 10 20
      """)
  void isRead(String typed, String expected) {
    assertThat(shown(DateReader.read(typed, TODAY))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      03/07/1986  | ? G 1986 7 3 or G 1986 3 7
      3-7-1986    | ? G 1986 7 3 or G 1986 3 7
      12/4/10     | ? J 1312 4 10 or J 1310 4 12
      04/05/06    | ? J 1404 5 6 or J 1306 5 4
      """)
  void ofTwoPossibleReadingsThePersonIsAsked(String typed, String expected) {
    assertThat(shown(DateReader.read(typed, TODAY))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      سلام                 | NOT_A_DATE
      ''                   | NOT_A_DATE
      ' '                  | NOT_A_DATE
      1365                 | NOT_A_DATE
      تیر ۱۳۶۵             | NOT_A_DATE
      09121234567          | NOT_A_DATE
      1/2/3/4              | NOT_A_DATE
      365/4/12             | NOT_A_DATE
      1165/4/12            | NOT_A_DATE
      3065/4/12            | NOT_A_DATE
      12 Foo 1365          | NOT_A_DATE
      12 تیر مهر ۶۵        | NOT_A_DATE
      12 تیر 1365 میلادی   | NOT_A_DATE
      🎂 1365/4/12 🎂      | NOT_A_DATE
      '1365/4/12; drop'    | NOT_A_DATE
      12345                | NOT_A_DATE
      99999999999999999999 | NOT_A_DATE
      -1365/4/12 +1        | NOT_A_DATE
      ۱۲ تیر               | NO_YEAR
      12/4                 | NO_YEAR
      July 3               | NO_YEAR
      ۱۳۹۸/۱۲/۳۰           | NO_SUCH_DAY
      30 اسفند 1402        | NO_SUCH_DAY
      31 مهر 65            | NO_SUCH_DAY
      1365/13/1            | NO_SUCH_DAY
      1365/0/1             | NO_SUCH_DAY
      1365/1/0             | NO_SUCH_DAY
      1365/1/32            | NO_SUCH_DAY
      2001-02-29           | NO_SUCH_DAY
      31 June 1986         | NO_SUCH_DAY
      13/13/1986           | NO_SUCH_DAY
      1440/9/1             | LOOKS_LUNAR
      1405/6/1             | LOOKS_LUNAR
      1405/5/31            | IN_THE_FUTURE
      ۱ رمضان ۱۴۰۶         | LOOKS_LUNAR
      1 Ramadan 1406       | LOOKS_LUNAR
      1406/9/1 قمری        | LOOKS_LUNAR
      1499/1/1             | IN_THE_FUTURE
      """)
  void isNotReadAndSaysWhy(String typed, DateReading.Reason reason) {
    assertThat(DateReader.read(typed, TODAY)).isEqualTo(new DateReading.None(reason));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ۱۴۰۶/۹/۱                  | H 1406 9 1
      ۱ رمضان ۱۴۰۶              | H 1406 9 1
      1/9/1406                  | H 1406 9 1
      1 Ramadan 1406            | H 1406 9 1
      1380/9/1                  | H 1380 9 1
      ۱۲ ربیع‌الاول ۱۴۰۶         | H 1406 3 12
      17 ربیع الاول 1406        | H 1406 3 17
      3 جمادی‌الثانی 1410        | H 1410 6 3
      3 جمادی الآخر 1410        | H 1410 6 3
      10 ذی‌حجه 1410             | H 1410 12 10
      10 ذی الحجه 1410          | H 1410 12 10
      10 Dhu al-Hijjah 1410     | H 1410 12 10
      10 zi ghadeh 1410         | H 1410 11 10
      12 Rabi al-Awwal 1406     | H 1406 3 12
      ۹/۱/۴۰                    | H 1440 1 9
      """)
  void afterTheLunarButtonALunarDateIsRead(String typed, String expected) {
    assertThat(shown(DateReader.readIn(CalendarKind.HIJRI, typed, TODAY))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"JALALI, 1405, 5, 30, FINE", "JALALI, 1405, 5, 31, IN_THE_FUTURE", "GREGORIAN, 2030, 1, 1, IN_THE_FUTURE",
      "GREGORIAN, 1906, 8, 21, FINE",
      "GREGORIAN, 1906, 8, 20, TOO_LONG_AGO", "JALALI, 1280, 1, 1, TOO_LONG_AGO", "HIJRI, 1406, 9, 1, FINE"})
  void aBirthdayIsNeitherToComeNorBeforeAnybodyAlive(CalendarKind kind, int year, int month, int day, BirthdayCheck expected) {
    assertThat(BirthdayCheck.of(new CalendarDate(kind, year, month, day), TODAY)).isEqualTo(expected);
  }

  private static String shown(DateReading reading) {
    return switch (reading) {
      case DateReading.One one -> shown(one.date());
      case DateReading.Two two -> "? " + shown(two.first()) + " or " + shown(two.second());
      case DateReading.None none -> none.reason().name();
    };
  }

  private static String shown(CalendarDate date) {
    return date.kind().name().charAt(0) + " " + date.year() + " " + date.month() + " " + date.day();
  }
}
