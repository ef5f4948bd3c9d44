package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.MessageId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message whose end is not known: a call was begun at that time and never answered. What it said is there where it was kept: not for
 * one-time codes, and not where a crash took it along.
 */
public record Unsettled(MessageId id, Channel channel, String address, int attempt, Optional<Content> content, Instant begunAt) {
  /** Without the address and the words, which are personal. */
  @Override
  public String toString() {
    return "Unsettled[" + id + ", " + channel + "]";
  }
}
