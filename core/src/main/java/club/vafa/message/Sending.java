package club.vafa.message;

import java.time.Duration;

/** How one call to a provider went. Only {@link Lost} leaves open whether the message arrived. */
public sealed interface Sending {
  /** Accepted by the provider, in so many parts (SMS segments; 1 elsewhere). */
  record Sent(String providerId, int parts) implements Sending {}

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
