package club.vafa.calendar;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** The calendars that the club reckons in: the Iranian solar one, the common one, and the lunar one by the Umm al-Qura table. */
public enum CalendarKind {
  JALALI("persian"), GREGORIAN("gregorian"), HIJRI("islamic-umalqura");

  public static final int YEAR_MAX = 9999;
  private static final int MONTHS = 12;
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private final String icuName;
  private final Calendar fresh;

  CalendarKind(String icuName) {
    this.icuName = icuName;
    this.fresh = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("en@calendar=" + icuName));
  }

  /** ICU's keyword for this calendar, as in {@code fa_IR@calendar=persian}. */
  String icuName() {
    return icuName;
  }

  /** How many days this month of this year has; month 1 to 12. */
  public int daysIn(int year, int month) {
    if (year < 1 || year > YEAR_MAX || month < 1 || month > MONTHS) {
      throw new IllegalArgumentException("no such month in " + this + ": " + year + "-" + month);
    }
    if (this == GREGORIAN) {
      return YearMonth.of(year, month).lengthOfMonth();
    }
    return at(year, month, 1).getActualMaximum(Calendar.DAY_OF_MONTH);
  }

  /** Whether the year has its extra day: 30 Esfand, 29 February, 30 Dhu al-Hijja. */
  public boolean isLeap(int year) {
    return this == GREGORIAN ? Year.isLeap(year) : daysIn(year, MONTHS) == 30;
  }

  /** The year of this calendar in which the day lies. */
  public int yearOf(LocalDate day) {
    return CalendarDate.of(this, day).year();
  }

  LocalDate toLocalDate(int year, int month, int day) {
    if (this == GREGORIAN) {
      return LocalDate.of(year, month, day);
    }
    return LocalDate.ofEpochDay(Math.floorDiv(at(year, month, day).getTimeInMillis(), MILLIS_PER_DAY));
  }

  CalendarDate fromLocalDate(LocalDate day) {
    if (this == GREGORIAN) {
      return new CalendarDate(this, day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
    Calendar calendar = empty();
    calendar.setTimeInMillis(day.toEpochDay() * MILLIS_PER_DAY);
    return new CalendarDate(this, calendar.get(Calendar.EXTENDED_YEAR), calendar.get(Calendar.MONTH) + 1,
        calendar.get(Calendar.DAY_OF_MONTH));
  }

  private Calendar at(int year, int month, int day) {
    Calendar calendar = empty();
    calendar.clear();
    calendar.set(Calendar.EXTENDED_YEAR, year);
    calendar.set(Calendar.MONTH, month - 1);
    calendar.set(Calendar.DAY_OF_MONTH, day);
    return calendar;
  }

  /** A copy of the one that is never changed: making one anew looks half of ICU's data up. */
  private Calendar empty() {
    return (Calendar) fresh.clone();
  }
}
