package club.vafa.tier;

import club.vafa.value.Money;
import club.vafa.value.SubscriptionId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;

/// What became of the wish to end a subscription early and give back what is left of its fee.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = FeeRefund.Refunded.class, name = "refunded"))
public sealed interface FeeRefund {

  record Refunded(SubscriptionId subscription, Money amount) implements FeeRefund {}

  record NoSuchSubscription() implements FeeRefund {}

  record AlreadyRefunded(Money amount) implements FeeRefund {}

  /// Its last day was that one.
  record Over(LocalDate until) implements FeeRefund {}
}
