package club.vafa.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
  private static final Phone SARA = new Phone("+989121234567");

  @ParameterizedTest
  @ValueSource(strings = {"۰۹۱۲۱۲۳۴۵۶۷", "09121234567", "+989121234567", "00989121234567", "9121234567", "989121234567", "٠٩١٢١٢٣٤٥٦٧",
      "0912 123 4567",
      "0912-123-4567", "+98 912 123 4567", "+98 (912) 123-4567", "۰۹۱۲ ۱۲۳ ۴۵ ۶۷", "  09121234567  ", "\u200E+98 912 123 4567\u200E",
      "\u2066+989121234567\u2069",
      "+۹۸۹۱۲۱۲۳۴۵۶۷", "0098 912 123 45 67", "0912–123–4567", "0912.123.4567", "0912\u00A0123\u00A04567", "+9809121234567"})
  void everyWayOfTypingIsOneNumber(String typed) {
    assertThat(Phone.parse(typed, "IR")).contains(SARA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0912", "091212345678", "0912123456", "12345", "سلام", "0912123456a", "09121234567 یا 09351234567", "+1",
      "+", "-", "0",
      "00000000000", "+989121234567;ext=5", "tel:09121234567", "0912123456709121234567091212345670912123456709121234567", "++989121234567x",
      "📱09121234567"})
  void whatCannotExistIsNoNumber(String typed) {
    assertThat(Phone.parse(typed, "IR")).isEmpty();
  }

  @Test
  void numbersOfOtherCountriesAreReadWithTheirCode() {
    assertThat(Phone.parse("+44 7400 123456", "IR")).contains(new Phone("+447400123456"));
    assertThat(Phone.parse("0044 7400 123456", "IR")).contains(new Phone("+447400123456"));
    assertThat(Phone.parse("07400 123456", "GB")).contains(new Phone("+447400123456"));
  }

  @Test
  void whatIsLoggedDoesNotTellTheNumber() {
    assertThat(SARA.masked()).isEqualTo("+98912•••4567");
    assertThat(Optional.of(SARA).toString()).doesNotContain("9121234567").contains("+98912•••4567");
    assertThat(new Phone("+2901234").masked()).isEqualTo("+•••1234");
    assertThatIllegalArgumentException().isThrownBy(() -> new Phone("09121234567")).withMessageNotContaining("0912");
  }
}
