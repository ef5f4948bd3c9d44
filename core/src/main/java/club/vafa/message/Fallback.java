package club.vafa.message;

import club.vafa.member.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a message goes, still the same message, when it certainly cannot go its first way; or when that has not sent it by the deadline. One
 * whose end is unknown may have arrived, and goes nowhere else.
 */
public record Fallback(Channel channel, String address, Optional<Instant> deadline) {
  /** Without the address, which is personal. */
  @Override
  public String toString() {
    return "Fallback[" + channel + deadline.map(at -> " from " + at).orElse("") + "]";
  }
}
