package club.vafa.award;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A name of which only the first letters are shown: enough for who knows the person to be sure, too little for who does not.
public record HiddenName(String name) {

  @Override
  public String toString() {
    return Arrays.stream(name.strip().split("[ \u200C]+")).map(word -> word.substring(0, word.offsetByCodePoints(0, Math.min(1,
        word.length()))) + "…")
        .collect(Collectors.joining(" "));
  }
}
