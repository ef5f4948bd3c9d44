package club.vafa.value;

import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where new ids come from: random ones (version 4) for people, ones in the order of time (version 7, RFC 9562) for rows. */
public final class Ids {
  private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final int COUNTER_MAX = 0xFFF;
  private static final int COUNTER_SEED_MASK = 0x7FF;
  // A clock that goes back by less is mended by going on from the last id; one that goes back by more is another clock, and is followed.
  private static final long BACKWARDS_MILLIS_MAX = 10_000;

  private static long lastMillis = Long.MIN_VALUE;
  private static int counter;

  private Ids() {
  }

  /** A random id, which tells nothing. */
  public static UUID random() {
    return UUID.randomUUID();
  }

  /** An id greater than every one given before in this process: 48 bits of milliseconds, a 12-bit counter, 62 random bits. */
  public static UUID v7(InstantSource clock) {
    UUID random = UUID.randomUUID();
    return new UUID(timeAndCounter(clock.millis(), (int) random.getMostSignificantBits() & COUNTER_SEED_MASK),
        random.getLeastSignificantBits());
  }

  private static synchronized long timeAndCounter(long millis, int seed) {
    if (millis > lastMillis || lastMillis - millis > BACKWARDS_MILLIS_MAX) {
      lastMillis = millis;
      counter = seed;
    } else if (counter < COUNTER_MAX) {
      counter++;
    } else {
      lastMillis++;
      counter = seed;
    }
    return lastMillis << 16 | 0x7000 | counter;
  }

  /** A UUID in its usual 36 characters; the JDK's own reader takes "1-1-1-1-1" as well. */
  static UUID parse(String text) {
    if (!CANONICAL.matcher(text).matches()) {
      throw new IllegalArgumentException("not an id");
    }
    return UUID.fromString(text);
  }
}
