package club.vafa.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @ParameterizedTest
  @CsvSource({"sara@example.com,sara@example.com", "' Sara.Ahmadi@Example.COM ',sara.ahmadi@example.com",
      "sara+club@mail.example.ir,sara+club@mail.example.ir", "sara۱۲@example.com,sara12@example.com", "sara@bücher.example,sara@xn--bcher-kva.example"})
  void anAddressIsKeptAsServersTakeIt(String typed, String kept) {
    assertThat(Email.parse(typed)).map(Email::address).hasValue(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sara", "@example.com", "sara@", "sara@example", "sara @example.com", "sara@exam ple.com", "a..b@example.com",
      ".a@example.com", "sara@-example.com", "sara@example.com\nBcc: all@example.com", "sara@1.2.3.4", "سارا@example.com", "a@b@example.com",
      "\"sara\"@example.com", "sara@example.c"})
  void whatNoServerCouldTakeIsNoAddress(String typed) {
    assertThat(Email.parse(typed)).isEmpty();
  }

  @Test
  void itIsNeverToldWhole() {
    assertThat(new Email("sara@example.com")).hasToString("s•••@example.com");
  }
}
