package club.vafa.tier;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import java.time.LocalDate;

/// Over which time is measured, in months of a calendar: rolling, the present month and those before it; or fixed, the calendar's own
/// periods of so many months, of which twelve are the year, three the season and one the month.
public record Window(Kind kind, int months, CalendarKind calendar) {

  public enum Kind { ROLLING, FIXED }

  public static final int MONTHS_MAX = 120;
  private static final int YEAR = 12;

  public Window {
    if (!possible(kind, months)) {
      throw new IllegalArgumentException("no such window: " + kind + " of " + months + " months");
    }
  }

  /// Fixed periods divide the year.
  public static boolean possible(Kind kind, int months) {
    return months >= 1 && months <= MONTHS_MAX && (kind == Kind.ROLLING || dividesYear(months));
  }

  static boolean dividesYear(int months) {
    return months >= 1 && months <= YEAR && YEAR % months == 0;
  }

  /// The first day of the window in which the day lies, and with which it ends where the window rolls.
  public LocalDate start(LocalDate day) {
    int month = monthOf(day);
    return firstOf(kind == Kind.ROLLING ? month - months + 1 : month - month % months);
  }

  /// The last review on or before the day: one review for each so many months of the year, on the first day of a month.
  LocalDate reviewOnOrBefore(LocalDate day, int everyMonths) {
    int month = monthOf(day);
    return firstOf(month - month % everyMonths);
  }

  LocalDate reviewAfter(LocalDate review, int everyMonths) {
    return firstOf(monthOf(review) + everyMonths);
  }

  /// The first day of the window that has closed on the eve of a review.
  LocalDate closedBefore(LocalDate review) {
    return start(review.minusDays(1));
  }

  /// The stretch between two months' ends, whichever calendar's, in which the day lies: its first day. Every window of either calendar is
  /// made of whole stretches.
  static LocalDate stretch(LocalDate day) {
    var jalali = day.minusDays(CalendarDate.of(CalendarKind.JALALI, day).day() - 1L);
    var gregorian = day.withDayOfMonth(1);
    return jalali.isAfter(gregorian) ? jalali : gregorian;
  }

  /// The months of all years counted on, so that those of a year begin at a multiple of twelve.
  private int monthOf(LocalDate day) {
    var date = CalendarDate.of(calendar, day);
    return date.year() * YEAR + date.month() - 1;
  }

  private LocalDate firstOf(int month) {
    return new CalendarDate(calendar, month / YEAR, month % YEAR + 1, 1).toLocalDate();
  }
}
