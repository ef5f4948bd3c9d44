package club.vafa.value;

import java.util.Arrays;
import java.util.Optional;

/**
 * A currency with the exponent that is really in use: the rial has no smaller part (ISO tables, and so {@code java.util.Currency}, give it
 * two).
 * The toman is not a currency but a way of showing ten rials.
 */
public enum Currency {
  IRR(0), IQD(0), AFN(0), USD(2), EUR(2), GBP(2), AED(2), TRY(2), QAR(2), SAR(2), CAD(2), AUD(2), SEK(2), CHF(2), TJS(2), AZN(2), AMD(0),
      RUB(2),
  INR(2), OMR(3), KWD(3), BHD(3), JPY(0);

  private final int exponent;

  Currency(int exponent) {
    this.exponent = exponent;
  }

  /** The ISO 4217 code, three capital letters. */
  public String code() {
    return name();
  }

  /** How many decimal places the smallest unit is below the main one: 0 for the rial, 2 for the dollar. */
  public int exponent() {
    return exponent;
  }

  /** The currency of this code in capitals; IllegalArgumentException for one that the club does not know. */
  public static Currency of(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("unknown currency: " + code));
  }

  public static Optional<Currency> find(String code) {
    return Arrays.stream(values()).filter(currency -> currency.name().equals(code)).findFirst();
  }
}
