package club.vafa.text;

import club.vafa.value.Glyphs;
import club.vafa.value.Language;

/** Digits from one script to another. */
public final class Digits {
  private static final char PERSIAN_ZERO = '۰';

  private Digits() {
  }

  /** Latin and Arabic digits as Persian ones; all else stays. */
  public static String toPersian(String text) {
    var out = new StringBuilder(text.length());
    toLatin(text).chars().forEach(c -> out.append(c >= '0' && c <= '9' ? (char) (c - '0' + PERSIAN_ZERO) : (char) c));
    return out.toString();
  }

  /** Persian and Arabic digits (and those of any other script) as Latin ones; all else stays. */
  public static String toLatin(String text) {
    return Glyphs.latinDigits(text);
  }

  /** The digits of a language: Persian for fa, Latin for en. */
  public static String in(Language language, String text) {
    return language == Language.FA ? toPersian(text) : toLatin(text);
  }
}
