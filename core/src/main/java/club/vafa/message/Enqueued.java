package club.vafa.message;

import club.vafa.value.MessageId;

/** What became of the wish to queue a message. */
public sealed interface Enqueued {
  MessageId id();

  record Waiting(MessageId id) implements Enqueued {}

  /** A message was queued under the same key before, this one; nothing was changed. */
  record Already(MessageId id) implements Enqueued {}
}
