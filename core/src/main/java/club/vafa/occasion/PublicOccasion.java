package club.vafa.occasion;

import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.Occurrence;
import club.vafa.value.LocalText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A day that everybody keeps, once in each year of its own calendar. Where staff have moved a lunar one, {@code moves} has by how many days
 * in which year. One that is off falls on no day for rules, greetings and campaigns.
 */
public record PublicOccasion(UUID id, String code, PublicList list, LocalText name, DayRule rule, boolean active, Map<Integer, Integer> moves) {
  public static final int NAME_CHARS_MAX = 60;
  /** By how many days the moon may be seen earlier or later than reckoned. */
  public static final int MOVE_DAYS_MAX = 2;
  public static final int PREVIEW_YEARS_MAX = 50;

  public PublicOccasion {
    moves = Map.copyOf(moves);
  }

  /** Whether its day is known for certain only when the moon has been seen. */
  public boolean lunar() {
    return rule.calendar() == CalendarKind.HIJRI;
  }

  /** Its day for that year of its own calendar, as staff may have moved it. */
  public LocalDate dayIn(int year) {
    return rule.dayIn(year).plusDays(moves.getOrDefault(year, 0));
  }

  /** The days on which it falls between these two, both included, in order of time, whether it is on or off. */
  public List<Occurrence> occurrencesBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return List.of();
    }
    return years(from, to).mapToObj(year -> new Occurrence(year, dayIn(year)))
        .filter(found -> !found.day().isBefore(from) && !found.day().isAfter(to)).toList();
  }

  /** Its next returns from that day on, one for each year of its own calendar. */
  public List<Return> preview(LocalDate from, int count) {
    int first = rule.calendar().yearOf(from) - 1;
    return IntStream.iterate(first, year -> year + 1).mapToObj(this::in).filter(found -> !found.day().isBefore(from))
        .limit(Math.clamp(count, 0, PREVIEW_YEARS_MAX)).toList();
  }

  private Return in(int year) {
    return new Return(year, dayIn(year), rule.insteadIn(year), moves.getOrDefault(year, 0));
  }

  // A day that is shifted or moved may lie in the year beside the one that it is kept for.
  private IntStream years(LocalDate from, LocalDate to) {
    return IntStream.rangeClosed(rule.calendar().yearOf(from) - 1, rule.calendar().yearOf(to) + 1);
  }
}
