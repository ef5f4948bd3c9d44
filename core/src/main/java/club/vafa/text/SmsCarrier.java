package club.vafa.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What a provider of text messages takes at once.
 *
 * @param partsMax of how many segments one message may be
 * @param wayOut   what the end of every club message must say, where it is always the same; empty elsewhere
 */
public record SmsCarrier(int partsMax, String wayOut) {
  /** More than what phones put together reliably, and than anybody would pay for. */
  public static final SmsCarrier ORDINARY = new SmsCarrier(10, "");
  /** Of no more pieces than one digit can number. */
  private static final int PIECES_MAX = 9;
  private static final String HEAD = "(%s/%s) ";

  /** A club message with the way out at its end, once. */
  public String closed(String words) {
    return tight(words).endsWith(tight(wayOut)) ? words : words.stripTrailing() + "\n" + wayOut;
  }

  private static String tight(String words) {
    return Typed.matchKey(words).replace(" ", "");
  }

  /** The text as it is where it fits; else in numbered pieces which each fit, to be sent in order. Empty: in no number of pieces. */
  public List<String> pieces(String words) {
    if (fits(words)) {
      return List.of(words);
    }
    boolean persian = words.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    var bare = new ArrayList<String>();
    String rest = words.strip();
    while (!rest.isEmpty() && bare.size() < PIECES_MAX) {
      int cut = fits(head(persian, 1, PIECES_MAX) + rest) ? rest.length() : Pieces.cut(rest, longest(head(persian, 1, PIECES_MAX), rest));
      bare.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      return List.of();
    }
    var numbered = new ArrayList<String>();
    bare.forEach(piece -> numbered.add(head(persian, numbered.size() + 1, bare.size()) + piece));
    return numbered;
  }

  private static String head(boolean persian, int number, int of) {
    var head = HEAD.formatted(number, of);
    return persian ? Digits.toPersian(head) : head;
  }

  /** How many characters of a text that does not fit do so behind this beginning. */
  private int longest(String head, String text) {
    int fits = 1;
    int more = text.length();
    while (more - fits > 1) {
      int middle = (fits + more) / 2;
      if (fits(head + text.substring(0, middle))) {
        fits = middle;
      } else {
        more = middle;
      }
    }
    return fits;
  }

  private boolean fits(String words) {
    return SmsSegments.of(words).segments() <= partsMax;
  }
}
