package club.vafa.text;

import java.util.ArrayList;
import java.util.List;

/** A text cut into pieces that one message can hold, at the end of a paragraph, a line, a sentence or a word where there is one. */
public final class Pieces {
  private static final List<List<String>> ENDS = List.of(List.of("\n\n"), List.of("\n"), List.of(". ", "؟ ", "? ", "! ", "… ", "؛ ", "; "), List.of(" "));

  private Pieces() {}

  public static List<String> of(String text, int max) {
    var pieces = new ArrayList<String>();
    String rest = text;
    while (rest.length() > max) {
      int cut = cut(rest, max);
      pieces.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    if (!rest.isEmpty() || pieces.isEmpty()) {
      pieces.add(rest);
    }
    return pieces;
  }

  /** After how many characters, at most so many, a longer text is best cut. */
  static int cut(String text, int max) {
    for (var alike : ENDS) {
      int after = alike.stream().mapToInt(end -> {
        int at = text.lastIndexOf(end, max - end.length());
        return at < 0 ? 0 : at + end.length();
      }).max().orElse(0);
      if (after > max / 2) {
        return after;
      }
    }
    return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
  }
}
