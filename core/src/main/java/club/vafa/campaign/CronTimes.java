package club.vafa.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The times of a cron expression: minute, hour, day of month, month, day of week, each a star, numbers, ranges, lists and steps; months and
 * days of the week also by their English names; "?" is a star. Where both days are given, either will do, as with the cron of Unix. A sixth
 * field at the front is seconds, and a seventh at the end, the year of Quartz, must be a star.
 */
record CronTimes(int second, int minute, BitSet hours, BitSet daysOfMonth, BitSet months, BitSet daysOfWeek, boolean eitherDay) {
  private static final int EXPRESSION_CHARS_MAX = 200;
  private static final List<String> MONTHS = List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  /** What an expression was read as. */
  sealed interface Reading {
    record Read(CronTimes times) implements Reading {}

    /** It is no expression: this part of it is not understood. */
    record NotCron(String part) implements Reading {}

    /** It would fire more often than once an hour. */
    record TooOften() implements Reading {}

    /** No day has all that it asks for. */
    record Never() implements Reading {}
  }

  private record Field(int from, int to, List<String> names) {}

  private static final Field SIXTY = new Field(0, 59, List.of());
  private static final Field HOUR = new Field(0, 23, List.of());
  private static final Field DAY = new Field(1, 31, List.of());
  private static final Field MONTH = new Field(1, 12, MONTHS);
  private static final Field WEEKDAY = new Field(0, 7, DAYS);

  private static final class NotUnderstood extends RuntimeException {
    NotUnderstood(String part) {
      super(part, null, false, false);
    }
  }

  static Reading read(String expression) {
    if (expression.length() > EXPRESSION_CHARS_MAX) {
      return new Reading.NotCron(expression.substring(0, EXPRESSION_CHARS_MAX));
    }
    var parts = List.of(expression.strip().toUpperCase(Locale.ROOT).split("\\s+"));
    if (parts.size() == 7 && parts.getLast().equals("*")) {
      parts = parts.subList(0, 6);
    }
    if (parts.size() < 5 || parts.size() > 6) {
      return new Reading.NotCron(expression);
    }
    try {
      var seconds = parts.size() == 6 ? set(parts.getFirst(), SIXTY) : only(0);
      var rest = parts.size() == 6 ? parts.subList(1, 6) : parts;
      var minutes = set(rest.get(0), SIXTY);
      var weekdays = set(rest.get(4), WEEKDAY);
      if (weekdays.get(7)) {
        weekdays.set(0);
      }
      boolean either = !any(rest.get(2)) && !any(rest.get(4));
      var read = new CronTimes(seconds.nextSetBit(0), minutes.nextSetBit(0), set(rest.get(1), HOUR), set(rest.get(2), DAY),
          set(rest.get(3), MONTH), weekdays, either);
      if (seconds.cardinality() > 1 || minutes.cardinality() > 1) {
        return new Reading.TooOften();
      }
      return read.after(Instant.EPOCH, ZoneId.of("UTC")).<Reading>map(first -> new Reading.Read(read)).orElseGet(Reading.Never::new);
    } catch (NotUnderstood e) {
      return new Reading.NotCron(String.valueOf(e.getMessage()));
    }
  }

  /** The first time after this moment; a time that the clocks leap over is the moment after the leap. */
  Optional<Instant> after(Instant moment, ZoneId zone) {
    var from = moment.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead <= Rhythm.SEARCH_DAYS_MAX; ahead++) {
      var day = from.plusDays(ahead);
      if (!has(day)) {
        continue;
      }
      for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
        var time = day.atTime(hour, minute, second).atZone(zone).toInstant();
        if (time.isAfter(moment)) {
          return Optional.of(time);
        }
      }
    }
    return Optional.empty();
  }

  private boolean has(LocalDate day) {
    boolean ofMonth = daysOfMonth.get(day.getDayOfMonth());
    boolean ofWeek = daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
    return months.get(day.getMonthValue()) && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
  }

  private static boolean any(String part) {
    return part.equals("*") || part.equals("?");
  }

  private static BitSet only(int value) {
    var set = new BitSet();
    set.set(value);
    return set;
  }

  private static BitSet set(String part, Field field) {
    var set = new BitSet();
    for (String piece : part.split(",", -1)) {
      var step = piece.split("/", -1);
      if (step.length > 2 || step[0].isEmpty()) {
        throw new NotUnderstood(part);
      }
      int every = step.length == 2 ? number(step[1], new Field(1, field.to(), List.of()), part) : 1;
      int from;
      int to;
      if (any(step[0])) {
        from = field.from();
        to = field.to() == 7 ? 6 : field.to();
      } else {
        var range = step[0].split("-", -1);
        if (range.length > 2) {
          throw new NotUnderstood(part);
        }
        from = number(range[0], field, part);
        to = range.length == 2 ? number(range[1], field, part) : step.length == 2 ? field.to() : from;
      }
      if (to < from) {
        throw new NotUnderstood(part);
      }
      for (int value = from; value <= to; value += every) {
        set.set(value);
      }
    }
    return set;
  }

  private static int number(String text, Field field, String part) {
    int name = field.names().indexOf(text);
    if (name >= 0) {
      return name + field.from();
    }
    if (!text.matches("[0-9]{1,2}")) {
      throw new NotUnderstood(part);
    }
    int value = Integer.parseInt(text);
    if (value < field.from() || value > field.to()) {
      throw new NotUnderstood(part);
    }
    return value;
  }
}
