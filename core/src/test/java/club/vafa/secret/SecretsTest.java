package club.vafa.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Secrets secrets = new Secrets("sixteen bytes ok".getBytes(StandardCharsets.UTF_8));

  @Test
  void whatIsSealedOpensUnderTheSamePurposeAlone() {
    var sealed = secrets.seal("coupon", "ABCD-۱۲۳۴");
    assertThat(secrets.open("coupon", sealed)).contains("ABCD-۱۲۳۴");
    assertThat(secrets.open("token", sealed)).isEmpty();
    assertThat(new Secrets("another key of 16".getBytes(StandardCharsets.UTF_8)).open("coupon", sealed)).isEmpty();
  }

  @Test
  void aSealedTextThatWasChangedDoesNotOpen() {
    var sealed = secrets.seal("coupon", "hello");
    for (int i = 0; i < sealed.length() - 1; i++) {
      var changed = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'B' : 'A') + sealed.substring(i + 1);
      assertThat(secrets.open("coupon", changed)).isEmpty();
    }
    assertThat(secrets.open("coupon", "")).isEmpty();
    assertThat(secrets.open("coupon", "not base64 *")).isEmpty();
  }

  @Test
  void theSameTextIsSealedDifferentlyEachTimeButHasOneHmacPerPurpose() {
    assertThat(secrets.seal("a", "x")).isNotEqualTo(secrets.seal("a", "x"));
    assertThat(secrets.hmac("a", "x")).isEqualTo(secrets.hmac("a", "x")).hasSize(32).isNotEqualTo(secrets.hmac("b", "x"));
  }

  @Test
  void tokensAreLongAndDoNotRepeat() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(Secrets.randomToken(16));
    }
    assertThat(seen).hasSize(1_000).allMatch(t -> t.length() == 22);
  }

  @Test
  void aShortMasterKeyIsRefused() {
    assertThatThrownBy(() -> new Secrets(new byte[15])).isInstanceOf(IllegalArgumentException.class);
  }
}
