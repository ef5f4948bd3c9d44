package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.value.Language;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The API's own texts are held to the same rules as those of the rooms. */
class WebBundleTest {
  private final Bundle fa = Bundle.load("web", Language.FA);
  private final Bundle en = Bundle.load("web", Language.EN);

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
    assertThat(fa.keys()).isEqualTo(en.keys());
    assertThat(fa.keys()).allSatisfy(
        key -> assertThat(fa.pattern(key).orElseThrow().arguments()).as(key).isEqualTo(en.pattern(key).orElseThrow().arguments()));
  }

  @Test
  void persianIsWrittenAsAShopWouldWriteIt() {
    var faults = new TreeMap<String, List<String>>();
    fa.keys().forEach(key -> faults.put(key, PersianLint.faults(PatternText.of(fa.pattern(key).orElseThrow().format().toPattern()))));
    faults.values().removeIf(List::isEmpty);
    assertThat(faults).isEmpty();
  }
}
