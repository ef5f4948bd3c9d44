package club.vafa.tier;

import club.vafa.text.Message;
import club.vafa.value.Currency;
import club.vafa.value.Money;

/// So much of a measure, in words.
public final class Measured {

  private Measured() {}

  public static Message words(Programme.Measure measure, long amount, Currency currency) {
    return switch (measure) {
      case SPEND -> Message.of("tier.amount.spend", "amount", new Money(amount, currency));
      case POINTS -> Message.of("tier.amount.points", "amount", amount);
      case PURCHASES -> Message.of("tier.amount.purchases", "amount", amount);
      case ENGAGEMENT -> Message.of("tier.amount.engagement", "amount", amount);
    };
  }
}
