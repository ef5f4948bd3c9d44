package club.vafa.giftcard;

import club.vafa.value.Currency;
import club.vafa.value.GiftCardId;
import club.vafa.value.Money;
import club.vafa.value.TransferId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What became of the wish to pay with a gift card. Only `Paid` changes anything, and only it is stored under a request's key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = Paying.Paid.class, name = "paid"))
public sealed interface Paying {

  /// The amount was taken; so much is left on the card.
  record Paid(GiftCardId card, TransferId transfer, Money amount, Money left, Instant at) implements Paying {}

  sealed interface Refused extends Paying {}

  /// There is less on the card than was asked for: so much is missing.
  record TooLittle(Money missing, Money available) implements Refused {}

  record OtherCurrency(Currency wanted) implements Refused {}

  /// The card cannot be used at all.
  record Unusable(NoCard why) implements Refused {}
}
