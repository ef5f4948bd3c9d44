package club.vafa.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlottedJsonTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
    sent to +989121234567 twice                                       | sent to … twice
    from 09121234567                                                  | from …
    POST https://api.telegram.org/bot123456:AAExampleTokenOf35Letters-_/sendMessage | POST https://api.telegram.org/bot123456:…/sendMessage
    member 01890d0c-7b5e-7cc1-98c4-dc0c0c07398f, 1250000 points       | member 01890d0c-7b5e-7cc1-98c4-dc0c0c07398f, 1250000 points
    took 1795290350320 ms at 10:15:30                                 | took 1795290350320 ms at 10:15:30
    """)
  void phonesAndTokensNeverReachTheLog(String written, String kept) {
    assertThat(BlottedJson.blot(written)).isEqualTo(kept);
  }
}
