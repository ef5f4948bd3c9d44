package club.vafa.game;

import club.vafa.value.Glyphs;
import club.vafa.value.PlayId;
import java.util.Locale;

/// The short code under which anyone can check a play: ten characters of Crockford's base32, taken from the random bits of the play's id.
final class PlayCode {

  static final int CODE_CHARS = 10;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;

  private PlayCode() {}

  static String of(PlayId play) {
    long bits = play.value().getLeastSignificantBits();
    var code = new StringBuilder(CODE_CHARS);
    for (int i = 0; i < CODE_CHARS; i++) {
      code.append(ALPHABET.charAt((int) (bits >>> (i * BITS)) & ALPHABET.length() - 1));
    }
    return code.toString();
  }

  /// What somebody typed, as a code is written.
  static String read(String typed) {
    return Glyphs.fold(typed).replaceAll("[\\s\\p{Pd}_.]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1')
        .replace('L', '1');
  }
}
