package club.vafa.bot.telegram;

import java.util.ArrayList;
import java.util.List;

/** A text cut into pieces that one message can hold, at the end of a paragraph, a line or a word where there is one. */
final class Pieces {

  static final int TEXT_MAX = 4096;
  static final int CAPTION_MAX = 1024;

  private Pieces() {}

  static List<String> of(String text, int max) {
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

  private static int cut(String text, int max) {
    for (String end : List.of("\n\n", "\n", " ")) {
      int at = text.lastIndexOf(end, max - end.length());
      if (at > max / 2) {
        return at + end.length();
      }
    }
    return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
  }
}
