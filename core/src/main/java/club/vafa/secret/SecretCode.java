package club.vafa.secret;

import club.vafa.value.Glyphs;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The code of a coupon or a gift card: 16 characters of Crockford's base32, which has no I, L, O and U, so 80 random bits.
public record SecretCode(String value) {

  public static final int CODE_CHARS = 16;
  private static final int GROUP_CHARS = 4;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TYPED_CHARS_MAX = 64;

  public SecretCode {
    if (value.length() != CODE_CHARS || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a code");
    }
  }

  public static SecretCode random(RandomGenerator random) {
    var code = new StringBuilder(CODE_CHARS);
    for (int i = 0; i < CODE_CHARS; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new SecretCode(code.toString());
  }

  /// Reads what somebody typed: small letters, Persian digits, spaces, dashes and unseen characters are fine; O is read as 0, I and L as 1.
  public static Optional<SecretCode> read(String typed) {
    if (typed.length() > TYPED_CHARS_MAX) {
      return Optional.empty();
    }
    var code = Glyphs.fold(typed).replaceAll("[\\s\\p{Pd}_.]", "").toUpperCase(Locale.ROOT)
        .replace('O', '0').replace('I', '1').replace('L', '1');
    return code.length() == CODE_CHARS && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) ? Optional.of(new SecretCode(code))
        : Optional.empty();
  }

  /// XXXX-XXXX-XXXX-XXXX.
  public String shown() {
    var shown = new StringBuilder();
    for (int i = 0; i < CODE_CHARS; i += GROUP_CHARS) {
      shown.append(i == 0 ? "" : "-").append(value, i, i + GROUP_CHARS);
    }
    return shown.toString();
  }

  /// A code is as good as money: it is not written to a log by accident.
  @Override
  public String toString() {
    return "SecretCode[…]";
  }
}
