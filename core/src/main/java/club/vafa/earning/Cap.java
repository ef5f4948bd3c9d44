package club.vafa.earning;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// The most points that a rule gives one member in a period. Weeks start on Saturday; months and years are of the named calendar.
public record Cap(long points, Period period, CalendarKind calendar) {

  public enum Period { DAY, WEEK, MONTH, YEAR, EVER }

  private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

  /// The first day of the period in which this day lies.
  public LocalDate periodStart(LocalDate day) {
    return switch (period) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
      case MONTH -> first(day, false);
      case YEAR -> first(day, true);
      case EVER -> BEGINNING;
    };
  }

  private LocalDate first(LocalDate day, boolean ofYear) {
    var date = CalendarDate.of(calendar, day);
    return new CalendarDate(calendar, date.year(), ofYear ? 1 : date.month(), 1).toLocalDate();
  }
}
