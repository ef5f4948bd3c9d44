package club.vafa.text;

import club.vafa.value.Glyphs;
import java.text.Normalizer;
import java.util.Locale;

/** What people type, brought to one spelling. */
public final class Typed {
  private Typed() {
  }

  /** For keeping and showing: Persian letters for Arabic ones, spaces collapsed, the ends cut; half-spaces stay. */
  public static String tidy(String text) {
    return Glyphs.persianLetters(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /**
   * For comparing: two texts that a reader would call the same word have the same key. Persian letters, Latin digits, small letters;
   * half-spaces, tatweel, vowel marks and direction marks out; spaces collapsed.
   */
  public static String matchKey(String text) {
    String folded = Glyphs.fold(Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    var out = new StringBuilder(folded.length());
    folded.chars().forEach(c -> out.append(plainLetter((char) c)));
    return out.toString().replaceAll(" +", " ").strip();
  }

  private static char plainLetter(char c) {
    return switch (c) {
      case 'آ', 'أ', 'إ', 'ٱ' -> 'ا';
      case 'ئ', 'ې' -> 'ی';
      case 'ؤ' -> 'و';
      case 'ة', 'ۀ', 'ہ', 'ە' -> 'ه';
      default -> c;
    };
  }
}
