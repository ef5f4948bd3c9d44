package club.vafa.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCodeTest {

  @Property(tries = 200)
  void aCodeIsReadBackHoweverItIsWritten(@ForAll long seed, @ForAll @IntRange(max = 5) int way) {
    var code = SecretCode.random(new Random(seed));
    var typed = switch (way) {
      case 0 -> code.shown();
      case 1 -> code.value().toLowerCase();
      case 2 -> code.shown().replace('-', ' ');
      case 3 -> persianDigits(code.shown());
      case 4 -> "  \u2066" + code.shown() + "\u2069\n";
      default -> code.shown().replace('0', 'o').replace('1', 'l');
    };
    assertThat(SecretCode.read(typed)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABCD", "ABCD-EFGH-JKMN-PQR", "ABCD-EFGH-JKMN-PQRSS", "ABCD-EFGH-JKMN-PQR!", "UUUU-UUUU-UUUU-UUUU",
      "کد تخفیف من کجاست؟"})
  void whatIsNoCodeIsNotRead(String typed) {
    assertThat(SecretCode.read(typed)).isEmpty();
  }

  @Test
  void aCodeIsShownInFourGroupsAndHasEightyBits() {
    var random = new Random(7);
    var seen = new HashSet<Character>();
    for (int i = 0; i < 100; i++) {
      var code = SecretCode.random(random);
      assertThat(code.shown()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
      code.value().chars().forEach(c -> seen.add((char) c));
    }
    assertThat(seen).hasSize(32);
  }

  private static String persianDigits(String text) {
    var out = new StringBuilder();
    text.chars().forEach(c -> out.append(c >= '0' && c <= '9' ? (char) ('۰' + c - '0') : (char) c));
    return out.toString();
  }
}
