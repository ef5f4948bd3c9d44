package club.vafa.journey;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;

/** Until when a wait lasts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Until.After.class, name = "after"),
    @JsonSubTypes.Type(value = Until.TimeOfDay.class, name = "time"),
    @JsonSubTypes.Type(value = Until.Date.class, name = "date")})
public sealed interface Until {
  /** Two years hold every day of every calendar. */
  int SEARCH_YEARS = 2;

  record After(Duration time) implements Until {}

  /** The next such time of day in the club's zone; where the clocks leap over it, the moment after the leap. */
  record TimeOfDay(LocalTime time) implements Until {}

  /** The next return of that day, from tomorrow on, at that time; in years that lack the day, on the day before. */
  record Date(CalendarKind calendar, int month, int day, LocalTime time) implements Until {
    /** Within so many years each day of a calendar comes that ever comes. */
    private static final int YEARS_MAX = 40;

    /** The newest year up to that one which has the day. */
    Optional<Integer> yearUntil(int last) {
      return IntStream.range(0, YEARS_MAX).map(i -> last - i).filter(year -> CalendarDate.exists(calendar, year, month, day)).boxed().findFirst();
    }

    boolean possible() {
      return yearUntil(calendar.yearOf(LocalDate.EPOCH)).isPresent();
    }
  }

  default Instant from(Instant now, ZoneId zone) {
    var local = now.atZone(zone);
    return switch (this) {
      case After(Duration time) -> now.plus(time);
      case TimeOfDay(LocalTime time) -> {
        var today = local.toLocalDate().atTime(time).atZone(zone).toInstant();
        yield today.isAfter(now) ? today : local.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
      }
      case Date date -> {
        var tomorrow = local.toLocalDate().plusDays(1);
        var returns = new Anniversary(date.calendar(), date.yearUntil(date.calendar().yearOf(tomorrow) - 1).orElseThrow(), date.month(), date.day(),
            LeapChoice.DAY_BEFORE);
        yield returns.occurrencesBetween(tomorrow, tomorrow.plusYears(SEARCH_YEARS)).getFirst().day().atTime(date.time()).atZone(zone).toInstant();
      }
    };
  }
}
