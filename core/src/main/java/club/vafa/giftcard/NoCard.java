package club.vafa.giftcard;

import java.time.Instant;

/// Why a code opens no card.
public sealed interface NoCard {

  record Unknown() implements NoCard {}

  record Blocked() implements NoCard {}

  /// This caller has tried too many codes that do not exist.
  record TooManyGuesses(Instant until) implements NoCard {}
}
