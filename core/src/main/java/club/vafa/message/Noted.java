package club.vafa.message;

import club.vafa.value.MessageId;

/** What became of a delivery status. */
public sealed interface Noted {
  record Newer(MessageId message) implements Noted {}

  /** It was known already, or something later was: statuses come twice and out of order. */
  record Older(MessageId message) implements Noted {}

  /** No message of this provider id has ended yet: the status may have overtaken the answer to the call, so it is worth trying again. */
  record UnknownMessage() implements Noted {}
}
