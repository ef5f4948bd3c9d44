package club.vafa.calendar;

import club.vafa.value.Language;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.regex.Pattern;

/** Days and times in words, as each language tells them: «۱ فروردین ۱۴۰۵», "21 March 2026". */
public final class Dates {
  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final String DATE = "d MMMM y";
  private static final String DAY_AND_MONTH = "d MMMM";

  // «ژوئیهٔ ۱۹۸۶»: the ezafe between a month's name and its year, which ICU leaves out. The he of «مه» is not silent.
  private static final Pattern SILENT_HE = Pattern.compile("(?<=\\p{L}{2})ه (?=[۰-۹]{3})");

  private Dates() {
  }

  /** The calendar in which a language tells a day: Jalali in Persian, Gregorian in English. */
  public static CalendarKind calendarOf(Language language) {
    return switch (language) {
      case FA -> CalendarKind.JALALI;
      case EN -> CalendarKind.GREGORIAN;
    };
  }

  public static String inWords(LocalDate day, Language language) {
    return format(day, calendarOf(language), DATE, language);
  }

  /** In the date's own calendar, whatever the language: a person is shown the date as it was meant. */
  public static String inWords(CalendarDate date, Language language) {
    return format(date.toLocalDate(), date.kind(), DATE, language);
  }

  /** «شنبه ۱ فروردین ۱۴۰۵», "Saturday 21 March 2026". */
  public static String withWeekday(LocalDate day, Language language) {
    return format(day, calendarOf(language), "EEEE " + DATE, language);
  }

  public static String withWeekday(CalendarDate date, Language language) {
    return format(date.toLocalDate(), date.kind(), "EEEE " + DATE, language);
  }

  /** «۱ فروردین», "21 March", for a day whose year is clear. */
  public static String dayAndMonth(LocalDate day, Language language) {
    return format(day, calendarOf(language), DAY_AND_MONTH, language);
  }

  /** «۱۴:۳۰», "14:30". */
  public static String time(LocalTime time, Language language) {
    return digits("%02d:%02d".formatted(time.getHour(), time.getMinute()), language);
  }

  private static String format(LocalDate day, CalendarKind kind, String pattern, Language language) {
    var format = new SimpleDateFormat(pattern, new ULocale(language.locale().getBaseName() + "@calendar=" + kind.icuName()));
    format.setTimeZone(TimeZone.GMT_ZONE);
    return SILENT_HE.matcher(format.format(new Date(day.toEpochDay() * MILLIS_PER_DAY))).replaceAll("هٔ ");
  }

  private static String digits(String latin, Language language) {
    if (language != Language.FA) {
      return latin;
    }
    var out = new StringBuilder(latin.length());
    latin.chars().forEach(c -> out.append((char) (c >= '0' && c <= '9' ? c - '0' + '۰' : c)));
    return out.toString();
  }
}
