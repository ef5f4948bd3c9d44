package club.vafa.message;

import club.vafa.club.ClubSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The hours of the club's zone in which no club message is sent; they may reach over midnight, and none are quiet when both ends are the
 * same.
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
  public static QuietHours of(ClubSettings settings) {
    return new QuietHours(settings.quietFrom(), settings.quietUntil(), settings.zone());
  }

  /** When they end, if it is quiet now. */
  public Optional<Instant> endIfQuiet(Instant now) {
    var local = now.atZone(zone);
    var time = local.toLocalTime();
    boolean overMidnight = until.isBefore(from);
    boolean quiet = overMidnight ? !time.isBefore(from) || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
    if (!quiet) {
      return Optional.empty();
    }
    var day = time.isBefore(until) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    // An end that the clocks leap over is taken as the moment after the leap; of one that comes twice, the first that is not over yet.
    var end = day.atTime(until).atZone(zone);
    return Optional.of((end.toInstant().isAfter(now) ? end : end.withLaterOffsetAtOverlap()).toInstant());
  }

  /** When so much time has passed, not counting quiet hours. */
  public Instant after(Instant from, Duration busy) {
    var at = endIfQuiet(from).orElse(from);
    if (this.from.equals(until)) {
      return at.plus(busy);
    }
    var left = busy;
    while (true) {
      var quiet = nextStart(at);
      var open = Duration.between(at, quiet);
      if (left.compareTo(open) <= 0) {
        return at.plus(left);
      }
      left = left.minus(open);
      at = endIfQuiet(quiet).orElse(quiet);
    }
  }

  private Instant nextStart(Instant at) {
    var local = at.atZone(zone);
    var day = local.toLocalTime().isBefore(from) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    return day.atTime(from).atZone(zone).toInstant();
  }
}
