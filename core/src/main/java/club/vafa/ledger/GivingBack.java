package club.vafa.ledger;

import club.vafa.value.TransferId;

/// What became of the wish to give spent value back.
public sealed interface GivingBack {

  /// Restored can be used; what stayed expired was given back and posted as expired at once. The posted balance after both.
  record GivenBack(TransferId transfer, long restored, long stayedExpired, long posted) implements GivingBack {}

  /// Of that spending, so much is left to give back.
  record TooMuch(long left) implements GivingBack {}

  record NoSuchSpending() implements GivingBack {}
}
