package club.vafa.app.playground;

import club.vafa.app.StartRefused;
import club.vafa.app.database.DataFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The demo's clock: the system's, and so much ahead of it as it was ever put forward. It never goes back, over restarts neither, since a
 * club whose past lies in the future would make no sense.
 */
public final class ShiftedClock implements InstantSource {

  /** So far ahead at most. */
  public static final Duration AHEAD_MAX = Duration.ofDays(3_650);
  private static final String FILE = "clock.ahead";

  private final InstantSource system;
  private final DataFolder data;
  private volatile Duration ahead;

  private ShiftedClock(InstantSource system, DataFolder data, Duration ahead) {
    this.system = system;
    this.data = data;
    this.ahead = ahead;
  }

  /** As it was left in this folder; the system's time where nobody has put it forward. */
  public static ShiftedClock open(DataFolder data, InstantSource system) {
    var kept = data.secret(FILE).orElse("0");
    if (!kept.matches("[0-9]{1,9}")) {
      throw new StartRefused("the file " + data.resolve(FILE)
        + " holds no number; accepted are the seconds by which the demo's clock is ahead");
    }
    return new ShiftedClock(system, data, Duration.ofSeconds(Long.parseLong(kept)));
  }

  @Override
  public Instant instant() {
    return system.instant().plus(ahead);
  }

  public Duration ahead() {
    return ahead;
  }

  /** Puts it forward; whether that was still possible. What was kept is what holds. */
  public synchronized boolean forward(Duration by) {
    var wanted = ahead.plus(by);
    if (by.isNegative() || by.isZero() || wanted.compareTo(AHEAD_MAX) > 0) {
      return false;
    }
    data.keep(FILE, Long.toString(wanted.toSeconds()));
    ahead = wanted;
    return true;
  }
}
