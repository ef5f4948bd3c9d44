package club.vafa.limit;

import java.time.Duration;

/// At most {@code max} attempts within {@code period}, counted from the first of them. The name keeps one limit's attempts apart from
/// another's.
public record AttemptLimit(String name, int max, Duration period) {

  public static final Duration PERIOD_MAX = Duration.ofDays(31);

  public AttemptLimit {
    if (name.isBlank() || max < 1 || period.isNegative() || period.isZero() || period.compareTo(PERIOD_MAX) > 0) {
      throw new IllegalArgumentException("a limit has a name, at least one attempt and a period of up to " + PERIOD_MAX.toDays() + " days");
    }
  }
}
