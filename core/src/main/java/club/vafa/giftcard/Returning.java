package club.vafa.giftcard;

import club.vafa.value.Money;
import club.vafa.value.TransferId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What became of the wish to give a payment back to its card.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = Returning.Returned.class, name = "returned"))
public sealed interface Returning {

  /// So much is back on the lots from which it was taken; what had expired meanwhile stays expired.
  record Returned(TransferId transfer, Money restored, Money stayedExpired, Money balance) implements Returning {}

  /// Of that payment, so much is left to give back.
  record TooMuch(Money left) implements Returning {}

  record NoSuchPayment() implements Returning {}
}
