package club.vafa.occasion;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** On which day of each year of its own calendar a public occasion falls. */
public sealed interface DayRule {
  /** By how many days it may be shifted against the weekday or the feast it is reckoned from. */
  int SHIFT_DAYS_MAX = 60;
  int LAST = -1;
  int NTH_MAX = 4;

  CalendarKind calendar();

  LocalDate dayIn(int year);

  /** Whether that year lacks the day itself, so that another is kept in its place. */
  default boolean insteadIn(int year) {
    return false;
  }

  /** The same day of the same month. */
  record Fixed(CalendarKind calendar, int month, int day, LeapChoice leap) implements DayRule {
    public Fixed {
      if (month < 1 || month > 12 || day < 1 || day > daysMax(calendar, month)) {
        throw new IllegalArgumentException("no such day in " + calendar + ": " + month + "-" + day);
      }
    }

    /** How many days the month has at most: a lunar month may have 30, a twelfth month of the solar year too. */
    public static int daysMax(CalendarKind calendar, int month) {
      return switch (calendar) {
        case JALALI -> month <= 6 ? 31 : 30;
        case HIJRI -> 30;
        case GREGORIAN -> Month.of(month).maxLength();
      };
    }

    @Override
    public LocalDate dayIn(int year) {
      return Anniversary.dayIn(calendar, year, month, day, leap);
    }

    @Override
    public boolean insteadIn(int year) {
      return day > calendar.daysIn(year, month);
    }
  }

  /** The first to fourth, or the {@link #LAST}, such weekday of a month, and so many days after it. */
  record Weekday(CalendarKind calendar, int month, DayOfWeek weekday, int nth, int shift) implements DayRule {
    public Weekday {
      if (month < 1 || month > 12 || nth != LAST && (nth < 1 || nth > NTH_MAX) || Math.abs(shift) > SHIFT_DAYS_MAX) {
        throw new IllegalArgumentException("no such weekday: " + nth + " " + weekday + " of month " + month + ", shifted by " + shift);
      }
    }

    @Override
    public LocalDate dayIn(int year) {
      var found = nth == LAST
          ? Anniversary.dayIn(calendar, year, month, calendar.daysIn(year, month), LeapChoice.DAY_BEFORE).with(TemporalAdjusters.previousOrSame(weekday))
          : Anniversary.dayIn(calendar, year, month, 1, LeapChoice.DAY_BEFORE).with(TemporalAdjusters.nextOrSame(weekday)).plusWeeks(nth - 1L);
      return found.plusDays(shift);
    }
  }

  /** Easter Sunday of the western churches, and so many days after it. */
  record Easter(int shift) implements DayRule {
    public Easter {
      if (Math.abs(shift) > SHIFT_DAYS_MAX) {
        throw new IllegalArgumentException("shifted by " + shift);
      }
    }

    @Override
    public CalendarKind calendar() {
      return CalendarKind.GREGORIAN;
    }

    /** As Gauss's rule has it, in the form that Meeus gives for the Gregorian calendar. */
    @Override
    public LocalDate dayIn(int year) {
      int golden = year % 19;
      int century = year / 100;
      int ofCentury = year % 100;
      int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
      int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
      int late = (golden + 11 * epact + 22 * weekday) / 451;
      int ordinal = epact + weekday - 7 * late + 114;
      return LocalDate.of(year, ordinal / 31, ordinal % 31 + 1).plusDays(shift);
    }
  }
}
