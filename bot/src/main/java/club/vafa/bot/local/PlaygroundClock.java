package club.vafa.bot.local;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The club's clock, where the playground may show it and put it forward. */
public interface PlaygroundClock {

  Instant now();

  /** Where the club is. */
  ZoneId zone();

  /** Puts the clock forward and has done what has become due; whether it went as far as that. */
  boolean forward(Duration by);
}
