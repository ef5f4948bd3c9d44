package club.vafa.campaign;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How a campaign comes back: in the words of a calendar, or as a cron expression. Times are those of the club's zone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Rhythm.Cron.class, name = "CRON"),
    @JsonSubTypes.Type(value = Rhythm.Weekly.class, name = "WEEKLY"),
    @JsonSubTypes.Type(value = Rhythm.Monthly.class, name = "MONTHLY"),
    @JsonSubTypes.Type(value = Rhythm.Yearly.class, name = "YEARLY")})
public sealed interface Rhythm {
  /** Whatever does not come back in so many days never does; 29 February on a Friday takes 28 years, and is not meant. */
  int SEARCH_DAYS_MAX = 366 * 9;

  /** The first time after this moment; empty where there is none. */
  Optional<Instant> after(Instant moment, ZoneId zone);

  /** Minute, hour, day of month, month, day of week; a sixth field at the front is seconds. */
  record Cron(String expression) implements Rhythm {
    @Override
    public Optional<Instant> after(Instant moment, ZoneId zone) {
      return CronTimes.read(expression) instanceof CronTimes.Reading.Read(CronTimes times) ? times.after(moment, zone) : Optional.empty();
    }
  }

  /** On these days of each week. */
  record Weekly(Set<DayOfWeek> days, LocalTime at) implements Rhythm {
    public Weekly {
      // In the order of the week, so that equal rhythms are equal texts.
      days = days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    @Override
    public Optional<Instant> after(Instant moment, ZoneId zone) {
      return first(moment, zone, at, day -> days.contains(day.getDayOfWeek()));
    }
  }

  /** On this day of each month of the calendar; a month that is shorter has it on its last day. */
  record Monthly(CalendarKind calendar, int day, LocalTime at) implements Rhythm {
    @Override
    public Optional<Instant> after(Instant moment, ZoneId zone) {
      return first(moment, zone, at, date -> {
        var own = CalendarDate.of(calendar, date);
        return own.day() == Math.min(day, calendar.daysIn(own.year(), own.month()));
      });
    }
  }

  /** On this day of each year of the calendar; a year that does not have it has it on the day before. */
  record Yearly(CalendarKind calendar, int month, int day, LocalTime at) implements Rhythm {
    @Override
    public Optional<Instant> after(Instant moment, ZoneId zone) {
      return first(moment, zone, at, date -> {
        var own = CalendarDate.of(calendar, date);
        return own.month() == month && own.day() == Math.min(day, calendar.daysIn(own.year(), own.month()));
      });
    }
  }

  /** Which days are meant. */
  interface Days {
    boolean has(LocalDate day);
  }

  // A time that the clocks leap over is the moment after the leap; of one that comes twice, the first is taken.
  private static Optional<Instant> first(Instant moment, ZoneId zone, LocalTime at, Days days) {
    var from = moment.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead <= SEARCH_DAYS_MAX; ahead++) {
      var day = from.plusDays(ahead);
      if (days.has(day)) {
        var time = day.atTime(at).atZone(zone).toInstant();
        if (time.isAfter(moment)) {
          return Optional.of(time);
        }
      }
    }
    return Optional.empty();
  }
}
