package club.vafa.verification;

import java.time.Instant;

/** What became of the wish for a code. */
public sealed interface CodeSending {
  /** On its way; an earlier one is void. */
  record Sent(Instant expiresAt) implements CodeSending {
  }

  /** The last one has only just been sent. */
  record TooSoon(Instant until) implements CodeSending {
  }

  /** The number has been sent, or the asker has asked for, as many as there may be. */
  record TooMany(Instant until) implements CodeSending {
  }
}
