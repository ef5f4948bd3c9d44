package club.vafa.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** A day that comes back each year of its own calendar: a birthday, a wedding day. The year is the one in which it first was. */
public record Anniversary(CalendarKind kind, int year, int month, int day, LeapChoice leap) {
  public Anniversary {
    if (!CalendarDate.exists(kind, year, month, day)) {
      throw new IllegalArgumentException("no such day in " + kind + ": " + year + "-" + month + "-" + day);
    }
  }

  public static Anniversary of(CalendarDate first, LeapChoice leap) {
    return new Anniversary(first.kind(), first.year(), first.month(), first.day(), leap);
  }

  /** The first day itself. */
  public CalendarDate first() {
    return new CalendarDate(kind, year, month, day);
  }

  /** The day for this year of the own calendar. Where that year lacks the day: the day before it, unless the day after was chosen. */
  public LocalDate dayIn(int yearOfOwnCalendar) {
    return dayIn(kind, yearOfOwnCalendar, month, day, leap);
  }

  /** The same for a day that has no first year. */
  public static LocalDate dayIn(CalendarKind kind, int year, int month, int day, LeapChoice leap) {
    int last = kind.daysIn(year, month);
    if (day <= last) {
      return kind.toLocalDate(year, month, day);
    }
    LocalDate before = kind.toLocalDate(year, month, last);
    return switch (leap) {
      case DAY_BEFORE -> before;
      case DAY_AFTER -> before.plusDays(1);
    };
  }

  /**
   * Every return of the day from {@code from} to {@code to}, both included, in order of time; the first day itself is not one.
   * The year is that of the own calendar for which the day is kept, also where DAY_AFTER moves it into the next.
   */
  public List<Occurrence> occurrencesBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return List.of();
    }
    int start = Math.max(year + 1, kind.yearOf(from) - 1);
    return IntStream.rangeClosed(start, kind.yearOf(to)).mapToObj(own -> new Occurrence(own, dayIn(own)))
        .filter(occurrence -> !occurrence.day().isBefore(from) && !occurrence.day().isAfter(to)).toList();
  }
}
