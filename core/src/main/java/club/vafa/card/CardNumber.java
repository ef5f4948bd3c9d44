package club.vafa.card;

import club.vafa.value.Glyphs;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Twelve digits, the last of which checks the others (Luhn), so that a mistyped digit or two swapped ones are noticed. */
public record CardNumber(String digits) {
  public static final int DIGITS = 12;
  private static final int TYPED_CHARS_MAX = 40;
  /** Numbers begin with 9, as no bank's card does. */
  private static final String FIRST = "9";

  public CardNumber {
    if (!checks(digits)) {
      throw new IllegalArgumentException("not a card's number");
    }
  }

  /** What a person typed or a scanner read: digits of any script, spaces and dashes between them. */
  public static Optional<CardNumber> parse(String typed) {
    if (typed.length() > TYPED_CHARS_MAX) {
      return Optional.empty();
    }
    String digits = Glyphs.fold(typed).replaceAll("[ \\-\\u2010-\\u2015]", "");
    return checks(digits) ? Optional.of(new CardNumber(digits)) : Optional.empty();
  }

  private static boolean checks(String digits) {
    return digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && checkDigit(digits.substring(0, DIGITS - 1)) == digits.charAt(DIGITS - 1);
  }

  static CardNumber random(RandomGenerator random) {
    var digits = new StringBuilder(FIRST);
    while (digits.length() < DIGITS - 1) {
      digits.append(random.nextInt(10));
    }
    return new CardNumber(digits.append(checkDigit(digits.toString())).toString());
  }

  /** "9123 4567 8901", as printed. */
  public String grouped() {
    return digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
  }

  static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit * 2 : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }
}
