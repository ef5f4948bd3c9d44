package club.vafa.message;

import java.time.Instant;

/** What the gate says to one message. */
sealed interface Verdict {
  record Go() implements Verdict {}

  record Refuse(Refusal why) implements Verdict {}

  record Cancel() implements Verdict {}

  /** It keeps waiting where it is, since its run stands still. */
  record Stay() implements Verdict {}

  record Defer(Instant until, Waiting what) implements Verdict {}
}
