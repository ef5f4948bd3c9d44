package club.vafa.occasion;

import club.vafa.calendar.Anniversary;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A return of an occasion: for which year of its own calendar, on which day; whether that year lacks the day itself, so that another is
 * kept instead; and by how many days staff have moved it.
 */
public record Return(int year, LocalDate day, boolean instead, int moved) {

  /** The next returns of a member's own day from that day on. */
  static List<Return> of(Anniversary day, LocalDate from, int count) {
    return IntStream.iterate(Math.max(day.year() + 1, day.kind().yearOf(from) - 1), year -> year + 1)
        .mapToObj(year -> new Return(year, day.dayIn(year), day.day() > day.kind().daysIn(year, day.month()), 0))
        .filter(found -> !found.day().isBefore(from)).limit(Math.clamp(count, 0, PublicOccasion.PREVIEW_YEARS_MAX)).toList();
  }
}
