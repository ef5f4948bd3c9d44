package club.vafa.settlement;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/// A month of the Jalali or the Gregorian calendar, written 1405-03 or 2026-06: the year tells which.
public record Month(CalendarKind calendar, int year, int month) {

  private static final Pattern FORM = Pattern.compile("([0-9]{4})-([0-9]{2})");
  private static final int JALALI_FROM = 1300;
  private static final int JALALI_UNTIL = 1600;
  private static final int GREGORIAN_FROM = 1900;
  private static final int GREGORIAN_UNTIL = 2200;
  private static final int MONTHS = 12;

  public static Optional<Month> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group(1));
    int month = Integer.parseInt(matcher.group(2));
    boolean jalali = year >= JALALI_FROM && year < JALALI_UNTIL;
    boolean known = month >= 1 && month <= MONTHS && (jalali || year >= GREGORIAN_FROM && year < GREGORIAN_UNTIL);
    return known ? Optional.of(new Month(jalali ? CalendarKind.JALALI : CalendarKind.GREGORIAN, year, month)) : Optional.empty();
  }

  /// The month in which the day lies.
  public static Month of(CalendarKind calendar, LocalDate day) {
    var date = CalendarDate.of(calendar, day);
    return new Month(calendar, date.year(), date.month());
  }

  public Month next() {
    return month == MONTHS ? new Month(calendar, year + 1, 1) : new Month(calendar, year, month + 1);
  }

  public LocalDate firstDay() {
    return new CalendarDate(calendar, year, month, 1).toLocalDate();
  }

  public Instant from(ZoneId zone) {
    return firstDay().atStartOfDay(zone).toInstant();
  }

  public Instant until(ZoneId zone) {
    return next().from(zone);
  }

  @Override
  public String toString() {
    return "%04d-%02d".formatted(year, month);
  }
}
