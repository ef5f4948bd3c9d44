package club.vafa.calendar;

import java.time.LocalDate;

/** A real day, named in the calendar in which somebody thinks of it: 12 Tir 1365, 3 July 1986. */
public record CalendarDate(CalendarKind kind, int year, int month, int day) {
  private static final int DAYS_MAX = 31;

  public CalendarDate {
    if (day < 1 || day > DAYS_MAX || day > kind.daysIn(year, month)) {
      throw new IllegalArgumentException("no such day in " + kind + ": " + year + "-" + month + "-" + day);
    }
  }

  public static CalendarDate of(CalendarKind kind, LocalDate day) {
    return kind.fromLocalDate(day);
  }

  /** Whether the calendar has this day, for numbers that a person gave. */
  public static boolean exists(CalendarKind kind, int year, int month, int day) {
    return year >= 1 && year <= CalendarKind.YEAR_MAX && month >= 1 && month <= 12 && day >= 1 && day <= DAYS_MAX
        && day <= kind.daysIn(year, month);
  }

  public LocalDate toLocalDate() {
    return kind.toLocalDate(year, month, day);
  }

  /** The same day, named in another calendar. */
  public CalendarDate in(CalendarKind other) {
    return of(other, toLocalDate());
  }
}
