package club.vafa.value;

/**
 * One spelling for what keyboards spell in several ways: digits of any script, Arabic and Persian forms of a letter, marks that are not
 * seen.
 * Rooms above read typed text through it; {@code text} builds its matching and its cleaning on it.
 */
public final class Glyphs {
  public static final char ZWNJ = '\u200C';
  private static final char TATWEEL = '\u0640';

  private Glyphs() {
  }

  /** Every decimal digit of any script as 0–9; all else stays. */
  public static String latinDigits(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
      out.appendCodePoint(digit < 0 ? c : '0' + digit);
    });
    return out.toString();
  }

  /** Arabic yeh and kaf, as some keyboards give them, as the Persian letters ی and ک. */
  public static String persianLetters(String text) {
    return text.replace('\u064A', 'ی').replace('\u0649', 'ی').replace('\u0643', 'ک').replace('\u06AA', 'ک');
  }

  /** Whether a character leaves no trace of its own: joiners, tatweel, vowel marks, direction marks, controls of format. */
  public static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return c == TATWEEL || type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** The text with Persian letters and Latin digits and without anything unseen; spaces of any kind become plain ones. */
  public static String fold(String text) {
    var out = new StringBuilder(text.length());
    persianLetters(latinDigits(text)).codePoints().filter(c -> !isUnseen(c))
        .forEach(c -> out.appendCodePoint(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c));
    return out.toString();
  }
}
