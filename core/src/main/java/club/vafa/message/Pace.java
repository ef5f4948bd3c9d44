package club.vafa.message;

import java.time.Duration;

/**
 * How fast a channel may be used by all processes together: messages a second, how many of these bulk lanes may take, and how one chat is
 * spared (so many at once, after that one each gap).
 */
public record Pace(int perSecond, int bulkPerSecond, Duration chatGap, int chatBurst) {
  /** For a provider without limits, such as a local one. */
  public static final Pace UNLIMITED = new Pace(100_000, 100_000, Duration.ZERO, 1);

  public Pace {
    if (perSecond < 1 || bulkPerSecond < 1 || bulkPerSecond > perSecond || chatGap.isNegative() || chatBurst < 1) {
      throw new IllegalArgumentException("not a pace: " + perSecond + "/s, bulk " + bulkPerSecond + "/s, " + chatGap + ", " + chatBurst);
    }
  }
}
