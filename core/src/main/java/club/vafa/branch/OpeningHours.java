package club.vafa.branch;

import club.vafa.value.LocalText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// When a branch is open: spans of weekdays, and days on which other hours hold. Times are the club's zone's. A span whose end is not after its start runs
/// past midnight; one whose end is its start lasts a whole day.
public record OpeningHours(List<Span> week, List<Holiday> holidays) {

  public static final int SPANS_A_DAY_MAX = 4;
  public static final int HOLIDAYS_MAX = 100;
  /// So many days are looked through for the next opening: longer than the holidays of Nowruz.
  private static final int AHEAD_DAYS = 21;
  private static final int ALWAYS_DAYS = 7;

  public record Span(DayOfWeek day, LocalTime from, LocalTime until) {}

  /// A day of its own: without hours the branch stays closed.
  public record Holiday(LocalDate day, LocalText name, Optional<LocalTime> from, Optional<LocalTime> until) {}

  private record Interval(LocalDateTime from, LocalDateTime until) {
    boolean holds(LocalDateTime now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  public OpeningHours {
    week = week.stream().sorted(Comparator.comparing(Span::day).thenComparing(Span::from)).toList();
    holidays = holidays.stream().sorted(Comparator.comparing(Holiday::day)).toList();
  }

  /// The field that is not acceptable, where there is one: spans of one day may not overlap, a holiday stands once and has both its hours or none.
  public Optional<String> problem() {
    for (var day : DayOfWeek.values()) {
      var spans = week.stream().filter(s -> s.day() == day).toList();
      if (spans.size() > SPANS_A_DAY_MAX) {
        return Optional.of("week");
      }
      for (int i = 1; i < spans.size(); i++) {
        var before = spans.get(i - 1);
        if (!before.until().isAfter(before.from()) || spans.get(i).from().isBefore(before.until())) {
          return Optional.of("week");
        }
      }
    }
    var days = new HashSet<LocalDate>();
    boolean fine = holidays.size() <= HOLIDAYS_MAX
        && holidays.stream().allMatch(h -> days.add(h.day()) && h.from().isPresent() == h.until().isPresent());
    return fine ? Optional.empty() : Optional.of("holidays");
  }

  public Openness at(LocalDateTime now) {
    var intervals = joined(now.toLocalDate());
    var open = intervals.stream().filter(i -> i.holds(now)).findFirst();
    if (open.isPresent()) {
      var until = open.get().until();
      return new Openness.Open(until.isAfter(now.plusDays(ALWAYS_DAYS)) ? Optional.empty() : Optional.of(until));
    }
    return new Openness.Closed(intervals.stream().map(Interval::from).filter(from -> from.isAfter(now)).findFirst());
  }

  /// The spans of a day as they hold on it, holidays considered.
  public List<Span> on(LocalDate day) {
    var holiday = holidays.stream().filter(h -> h.day().equals(day)).findFirst();
    return holiday.map(h -> h.from().isEmpty() ? List.<Span>of() : List.of(new Span(day.getDayOfWeek(), h.from().get(), h.until().orElseThrow())))
        .orElseGet(() -> week.stream().filter(s -> s.day() == day.getDayOfWeek()).toList());
  }

  /// From the day before on, since its last span may run past midnight; what touches is one.
  private List<Interval> joined(LocalDate today) {
    var joined = new ArrayList<Interval>();
    Stream.iterate(today.minusDays(1), day -> day.plusDays(1)).limit(AHEAD_DAYS + 2L).flatMap(this::intervals).forEach(next -> {
      if (!joined.isEmpty() && !next.from().isAfter(joined.getLast().until())) {
        var last = joined.removeLast();
        joined.add(new Interval(last.from(), last.until().isAfter(next.until()) ? last.until() : next.until()));
      } else {
        joined.add(next);
      }
    });
    return joined;
  }

  private Stream<Interval> intervals(LocalDate day) {
    return on(day).stream().map(s -> new Interval(day.atTime(s.from()), (s.until().isAfter(s.from()) ? day : day.plusDays(1)).atTime(s.until())));
  }
}
