package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLineTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "plain|plain", "=1+1|\"'=1+1\"", "+98912|\"'+98912\"", "-15|-15", "-15.5|-15.5", "-cmd|\"'-cmd\"", "@x|\"'@x\"", "a,b|\"a,b\"", "a\"b|\"a\"\"b\"", "شعبهٔ یک|شعبهٔ یک"})
  void aCellIsQuotedWhereNeededAndIsNeverAFormula(String text, String written) {
    assertThat(CsvLine.of(List.of(text, "x"))).isEqualTo(written + ",x\r\n");
  }
}
