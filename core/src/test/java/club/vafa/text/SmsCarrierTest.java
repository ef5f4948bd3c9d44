package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsCarrierTest {
  private static final SmsCarrier OF_FOUR = new SmsCarrier(4, "لغو۱۱");

  @ParameterizedTest
  @ValueSource(ints = {268, 612})
  void whatFitsIsOnePieceWithoutANumber(int length) {
    var words = (length == 268 ? "س" : "x").repeat(length);
    assertThat(OF_FOUR.pieces(words)).containsExactly(words);
    assertThat(OF_FOUR.pieces(words + words.charAt(0))).hasSize(2).first().asString().startsWith(length == 268 ? "(۱/۲) " : "(1/2) ");
  }

  @ParameterizedTest
  @CsvSource({"'سلام دوست خوب من. ', 40", "'می‌خواهیم‌که‌نیم‌فاصله‌ها‌بمانند ', 20", "'خط یک\n', 100", "'a word and another! ', 60", "'🎁🎁🎁', 100", "'یک‌کلمهٔ‌بسیار‌بلند', 30"})
  void everyPieceFitsAndNothingIsLost(String unit, int times) {
    var words = unit.repeat(times).strip();
    var pieces = OF_FOUR.pieces(words);
    assertThat(pieces.size()).isGreaterThan(1);
    assertThat(pieces).allSatisfy(piece -> assertThat(SmsSegments.of(piece).segments()).isLessThanOrEqualTo(4));
    var bare = pieces.stream().map(piece -> piece.substring(6)).collect(Collectors.joining());
    assertThat(bare.replaceAll("\\s", "")).isEqualTo(words.replaceAll("\\s", ""));
    assertThat(pieces).as("no character is cut in two").allSatisfy(piece -> assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1))).isFalse());
  }

  @Test
  void aPieceEndsWithALineElseASentenceElseAWord() {
    assertThat(OF_FOUR.pieces("سلام دوست من. فردا می‌آییم\n".repeat(20).strip()).getFirst()).endsWith("می‌آییم");
    assertThat(OF_FOUR.pieces("سلام دوست من. فردا می‌آییم ".repeat(20).strip()).getFirst()).endsWith("دوست من.");
    assertThat(OF_FOUR.pieces("سلام دوست ".repeat(60).strip()).getFirst()).matches("(?s).*(سلام|دوست)$");
  }

  @Test
  void whatNinePiecesDoNotHoldHasNone() {
    assertThat(OF_FOUR.pieces("سلام ".repeat(450).strip())).hasSize(9);
    assertThat(OF_FOUR.pieces("سلام ".repeat(600))).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"فروش ویژه\nلغو۱۱", "فروش ویژه لغو ۱۱", "فروش ویژه\nلغو11", "فروش ویژه\nلغو١١\n"})
  void theWayOutIsSaidOnce(String words) {
    assertThat(OF_FOUR.closed(words)).isEqualTo(words);
    assertThat(OF_FOUR.closed("فروش ویژه")).isEqualTo("فروش ویژه\nلغو۱۱");
    assertThat(SmsCarrier.ORDINARY.closed(words + "!")).isEqualTo(words + "!");
  }
}
