package club.vafa.giftcard;

import club.vafa.value.Currency;
import club.vafa.value.GiftCardId;
import club.vafa.value.Money;
import club.vafa.value.TransferId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What became of selling a card, or of putting more on one. The code is no part of it: [GiftCardDesk#code] shows it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = Loading.Loaded.class, name = "loaded"))
public sealed interface Loading {

  record Loaded(GiftCardId card, TransferId transfer, Money amount, Money balance) implements Loading {}

  record OtherCurrency(Currency wanted) implements Loading {}

  record Unusable(NoCard why) implements Loading {}
}
