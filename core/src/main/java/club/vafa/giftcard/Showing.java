package club.vafa.giftcard;

import club.vafa.ledger.Balance;

/// What whoever has a code is told about its card.
public sealed interface Showing {

  /// The card and what is on it; a blocked one is shown, but pays nothing.
  record Shown(GiftCard card, Balance balance) implements Showing {}

  record NotShown(NoCard why) implements Showing {}
}
