package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
  @ParameterizedTest
  @CsvSource({"كتابي, کتابی", "می‌خواهم, میخواهم", "ســـلام, سلام", "سَلام, سلام", "هدیهٔ, هدیه", "۱۲۳, 123", "١٢٣, 123", "آب, اب",
      "مسئول, مسیول", "'  a   b ', a b",
      "ABC, abc", "ＡＢＣ, abc", "رؤیا, رویا", "فاطمة, فاطمه"})
  void whatAReaderWouldCallTheSameHasOneKey(String typed, String key) {
    assertThat(Typed.matchKey(typed)).isEqualTo(key);
  }

  @Test
  void tidyingKeepsTheHalfSpace() {
    assertThat(Typed.tidy("  مي‌خواهم\u00A0 \t كتاب ")).isEqualTo("می‌خواهم کتاب");
  }

  @Test
  void digitsGoBothWays() {
    assertThat(Digits.toPersian("a1٢۳")).isEqualTo("a۱۲۳");
    assertThat(Digits.toLatin("a1٢۳")).isEqualTo("a123");
  }
}
