package club.vafa.segment;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A day under one of the names which it may have in members' rows: in which calendar, for which year of that, and how many days off. A day
 * that its month lacks this year is kept on the day before, or after.
 */
record Returning(CalendarKind calendar, int year, int month, int day, LeapChoice leap, int inDays) {
  private static final int MONTH_DAYS_MAX = 31;

  /** All names of the days from today to so many days from now. */
  static List<Returning> within(LocalDate today, int days) {
    var names = new ArrayList<Returning>();
    for (int in = 0; in <= days; in++) {
      for (var calendar : CalendarKind.values()) {
        add(names, CalendarDate.of(calendar, today.plusDays(in)), CalendarDate.of(calendar, today.plusDays(in - 1L)), in);
      }
    }
    return names;
  }

  private static void add(List<Returning> names, CalendarDate date, CalendarDate dayBefore, int in) {
    for (var leap : LeapChoice.values()) {
      names.add(new Returning(date.kind(), date.year(), date.month(), date.day(), leap, in));
    }
    if (date.day() == date.kind().daysIn(date.year(), date.month())) {
      lacking(names, date, LeapChoice.DAY_BEFORE, in);
    }
    if (date.day() == 1) {
      lacking(names, dayBefore, LeapChoice.DAY_AFTER, in);
    }
  }

  private static void lacking(List<Returning> names, CalendarDate last, LeapChoice leap, int in) {
    for (int day = last.day() + 1; day <= MONTH_DAYS_MAX; day++) {
      names.add(new Returning(last.kind(), last.year(), last.month(), day, leap, in));
    }
  }
}
