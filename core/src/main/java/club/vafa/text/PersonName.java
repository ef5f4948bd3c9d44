package club.vafa.text;

import club.vafa.value.Glyphs;
import java.util.regex.Pattern;

/** A person's name as typed, made fit to be kept and read out: letters, spaces, and the few signs that names have. */
public sealed interface PersonName {
  int LENGTH_MAX = 60;
  int LETTERS_MIN = 2;
  /** Far beyond any name: what is longer is not looked through. */
  int TYPED_MAX = 1000;

  Pattern HALF_SPACE_OUTSIDE_PERSIAN = Pattern.compile("\u200C(?!\\p{IsArabic})|(?<!\\p{IsArabic})\u200C");

  record Ok(String name) implements PersonName {
  }

  record TooShort(int min) implements PersonName {
  }

  record TooLong(int max) implements PersonName {
  }

  /** Nothing in it was a letter: emoji, digits, signs. */
  record NoLetters() implements PersonName {
  }

  /**
   * Keeps letters, their marks, apostrophe, hyphen, full stop and the half-space inside Persian words; control, zero-width and direction
   * characters, digits and emoji go, spaces collapse.
   */
  static PersonName clean(String typed) {
    if (typed.length() > TYPED_MAX) {
      return new TooLong(LENGTH_MAX);
    }
    var kept = new StringBuilder(typed.length());
    Typed.tidy(typed).codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).filter(PersonName::belongs).forEach(kept::appendCodePoint);
    String once = kept.toString().replaceAll("\u200C+", "\u200C");
    String name = HALF_SPACE_OUTSIDE_PERSIAN.matcher(once).replaceAll("").replaceAll(" +", " ").replaceAll("^[ .'’-]+|[ '’-]+$", "");
    long letters = name.codePoints().filter(Character::isLetter).count();
    if (letters == 0) {
      return new NoLetters();
    }
    if (letters < LETTERS_MIN) {
      return new TooShort(LETTERS_MIN);
    }
    return name.codePointCount(0, name.length()) > LENGTH_MAX ? new TooLong(LENGTH_MAX) : new Ok(name);
  }

  private static boolean belongs(int c) {
    int type = Character.getType(c);
    boolean mark = type == Character.NON_SPACING_MARK && !Character.isEmojiComponent(c) || type == Character.COMBINING_SPACING_MARK;
    return Character.isLetter(c) || mark || c == ' ' || c == '.' || c == '\'' || c == '’' || c == '-' || c == Glyphs.ZWNJ;
  }
}
