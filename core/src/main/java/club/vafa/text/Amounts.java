package club.vafa.text;

import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.Money;
import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Numbers as a language writes them, and sums of money as messages. */
public final class Amounts {
  private static final long RIALS_PER_TOMAN = 10;
  private static final Set<Currency> NAMED =
      EnumSet.of(Currency.IRR, Currency.USD, Currency.EUR, Currency.GBP, Currency.AED, Currency.TRY, Currency.IQD, Currency.AFN);

  private Amounts() {
  }

  /** «۱۲۵٬۰۰۰», "125,000". */
  public static String number(long number, Language language) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  static Message message(Money money, Language language) {
    Currency currency = money.currency();
    if (currency == Currency.IRR && money.amount() % RIALS_PER_TOMAN == 0) {
      return Message.of("text.toman", "amount", number(money.amount() / RIALS_PER_TOMAN, language));
    }
    String amount = decimal(money, language);
    return NAMED.contains(currency)
        ? Message.of("text.money." + currency.code(), "amount", amount)
        : Message.of("text.money.other", "amount", amount, "code", currency.code());
  }

  private static String decimal(Money money, Language language) {
    var format = NumberFormat.getInstance(language.locale());
    format.setMinimumFractionDigits(money.currency().exponent());
    format.setMaximumFractionDigits(money.currency().exponent());
    return format.format(BigDecimal.valueOf(money.amount(), money.currency().exponent()));
  }
}
