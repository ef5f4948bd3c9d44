package club.vafa.occasion;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The names under which a day may stand in members' rows: its date in each calendar, and the days that a month of this year lacks and
 * that are kept on it instead, the day before or the day after.
 */
record DueDay(CalendarKind kind, int month, int day) {
  private static final int MONTH_DAYS_MAX = 31;

  static List<DueDay> on(LocalDate date) {
    var names = new ArrayList<DueDay>();
    for (var kind : CalendarKind.values()) {
      var today = CalendarDate.of(kind, date);
      names.add(new DueDay(kind, today.month(), today.day()));
      if (today.day() == kind.daysIn(today.year(), today.month())) {
        addLacking(names, today);
      }
      var yesterday = CalendarDate.of(kind, date.minusDays(1));
      if (today.day() == 1) {
        addLacking(names, yesterday);
      }
    }
    return names;
  }

  /** The days after the last one of its month; each month has another number of them, in a leap year or not. */
  private static void addLacking(List<DueDay> names, CalendarDate last) {
    for (int day = last.day() + 1; day <= MONTH_DAYS_MAX; day++) {
      names.add(new DueDay(last.kind(), last.month(), day));
    }
  }
}
