package club.vafa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Json;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineWordsTest {

  private final Texts texts = new Texts(ZoneId.of("Asia/Tehran"));
  private final JsonNode nothing = Json.read("{}", JsonNode.class);
  private final JsonNode named = Json.read("""
      {"branch": {"fa": "ونک", "en": "Vanak"}, "name": {"fa": "قهوه", "en": "Coffee"}}
      """, JsonNode.class);

  @ParameterizedTest
  @EnumSource
  void everyReasonHasItsWordsInBothLanguagesWithAndWithoutNames(Reason reason) {
    for (var language : Language.values()) {
      assertThat(texts.render(LineWords.of(reason, nothing), language)).isNotBlank().doesNotContain("{");
      assertThat(texts.render(LineWords.of(reason, named), language)).isNotBlank().doesNotContain("{");
    }
    assertThat(texts.render(LineWords.of(reason, nothing), Language.FA)).isNotEqualTo(texts.render(LineWords.of(reason, nothing),
        Language.EN));
  }
}
