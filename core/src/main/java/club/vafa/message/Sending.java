package club.vafa.message;

import java.time.Duration;
import java.util.List;

/** How one call to a provider went. Only {@link Lost} leaves open whether the message arrived. */
public sealed interface Sending {
  /**
   * Accepted by the provider, in so many parts (SMS segments; 1 elsewhere); where it went in several pieces, the provider knows those after the
   * first by further ids.
   */
  record Sent(String providerId, int parts, List<String> furtherIds) implements Sending {
    public Sent {
      furtherIds = List.copyOf(furtherIds);
    }

    public Sent(String providerId, int parts) {
      this(providerId, parts, List.of());
    }
  }

  /**
   * A definite no; {@code channelGone} when nothing can reach this address any more (blocked, unsubscribed at the carrier, no such number).
   */
  record Refused(String reason, boolean channelGone) implements Sending {}

  /** Not now: try again after the pause, which costs no attempt; {@code wholeChannel} when everybody has to wait (429). */
  record Later(Duration pause, boolean wholeChannel) implements Sending {}

  /** The provider was not reached or has certainly not taken it: safe to try again, with an attempt less. */
  record NotReached(String reason) implements Sending {}

  /** The call was made and its end is not known: time-out, broken connection, 5xx. */
  record Lost(String reason) implements Sending {}
}
