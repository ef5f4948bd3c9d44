package club.vafa.giftcard;

import club.vafa.value.GiftCardId;
import club.vafa.value.Money;

/// What became of a member's wish to have a card's value in the own credit.
public sealed interface Claiming {

  /// All that could be spent was moved; the member's credit after it.
  record Claimed(GiftCardId card, Money amount, Money credit) implements Claiming {}

  /// There is nothing on it that could be spent.
  record Empty() implements Claiming {}

  record Unusable(NoCard why) implements Claiming {}
}
