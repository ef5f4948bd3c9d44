package club.vafa.earning;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// How long what a rule gives may be used: for ever, or until the end of a day in the club's zone. Month and year ends are those of the named calendar.
public record Validity(Kind kind, int count, CalendarKind calendar) {

  /// Count is a number of days or months; for the ends, how many further months or years after the present one.
  public enum Kind { PERMANENT, DAYS, MONTHS, MONTH_END, YEAR_END }

  public static final Validity PERMANENT = new Validity(Kind.PERMANENT, 0, CalendarKind.JALALI);

  public static Validity months(int months) {
    return new Validity(Kind.MONTHS, months, CalendarKind.JALALI);
  }

  public static Validity days(int days) {
    return new Validity(Kind.DAYS, days, CalendarKind.JALALI);
  }

  /// The moment from which it can no longer be used: the start of the day after the last day.
  public Optional<Instant> endsAt(LocalDate earnedOn, ZoneId zone) {
    return lastDay(earnedOn).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  Optional<LocalDate> lastDay(LocalDate earnedOn) {
    return switch (kind) {
      case PERMANENT -> Optional.empty();
      case DAYS -> Optional.of(earnedOn.plusDays(count));
      case MONTHS -> Optional.of(monthsLater(earnedOn));
      case MONTH_END -> Optional.of(dayBeforeMonth(earnedOn, count + 1));
      case YEAR_END -> Optional.of(new CalendarDate(calendar, CalendarDate.of(calendar, earnedOn).year() + count + 1, 1, 1).toLocalDate().minusDays(1));
    };
  }

  private LocalDate monthsLater(LocalDate earnedOn) {
    var date = CalendarDate.of(calendar, earnedOn);
    var lastOfMonth = dayBeforeMonth(earnedOn, count + 1);
    int days = CalendarDate.of(calendar, lastOfMonth).day();
    return lastOfMonth.minusDays(Math.max(0, days - date.day()));
  }

  private LocalDate dayBeforeMonth(LocalDate from, int monthsOn) {
    var date = CalendarDate.of(calendar, from);
    int months = date.year() * 12 + date.month() - 1 + monthsOn;
    return new CalendarDate(calendar, months / 12, months % 12 + 1, 1).toLocalDate().minusDays(1);
  }
}
