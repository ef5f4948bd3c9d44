package club.vafa.bot.dialog;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.DateReader;
import club.vafa.calendar.DateReading;
import club.vafa.text.Typed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;

/**
 * A line with the name of a day and its date: «سالگرد آشنایی ۱۴ مهر ۱۳۹۵», "Our first coffee 2015-07-03". A lunar date names its month, or
 * ends in «قمری».
 */
sealed interface DayLine {
  /** More words than these are no name and date. */
  int WORDS_MAX = 16;
  int DATE_WORDS_MAX = 4;
  Set<String> LUNAR = Set.of("قمری", "lunar", "hijri");

  record Named(String title, CalendarDate date) implements DayLine {}

  /** Not read; the key of what to answer. */
  record Unread(String key) implements DayLine {}

  /** The longest end of the line that is a date is its date, what stands before it the name. */
  static DayLine read(String typed, LocalDate today) {
    var words = Typed.tidy(typed).split(" ");
    int end = words.length;
    boolean lunar = end > 1 && LUNAR.contains(Typed.matchKey(words[end - 1]));
    end -= lunar ? 1 : 0;
    if (words.length > WORDS_MAX) {
      return new Unread("days.unread");
    }
    for (int from = Math.max(1, end - DATE_WORDS_MAX); from < end; from++) {
      var date = String.join(" ", Arrays.copyOfRange(words, from, end));
      var title = String.join(" ", Arrays.copyOfRange(words, 0, from)).replaceAll("[:،,]$", "").strip();
      switch (lunar ? DateReader.readIn(CalendarKind.HIJRI, date, today) : reading(date, today)) {
        case DateReading.One(CalendarDate one) -> {
          return new Named(title, one);
        }
        case DateReading.Two _ -> {
          return new Unread("days.two");
        }
        case DateReading.None(DateReading.Reason reason) -> {
          if (reason == DateReading.Reason.NO_SUCH_DAY) {
            return new Unread("days.noday");
          }
        }
      }
    }
    return new Unread("days.unread");
  }

  /** A month of the lunar calendar says by its name what is meant. */
  private static DateReading reading(String date, LocalDate today) {
    var read = DateReader.read(date, today);
    return read instanceof DateReading.None(DateReading.Reason reason) && reason == DateReading.Reason.LOOKS_LUNAR && date.codePoints().anyMatch(Character::isLetter)
        ? DateReader.readIn(CalendarKind.HIJRI, date, today) : read;
  }
}
