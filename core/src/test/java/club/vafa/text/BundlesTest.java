package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.value.Language;
import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every room's texts: there in both languages, of one shape, and in Persian as a shop would write it. */
class BundlesTest {
  private static final Path BUNDLES = Path.of("src/main/resources/club/vafa/text");
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[A-Za-z0-9_]+)+");

  static List<String> rooms() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".properties"))
          .map(name -> name.replaceAll("_.*", "")).distinct().sorted().toList();
    }
  }

  @Test
  void thereAreBundles() throws IOException {
    assertThat(rooms()).contains("text");
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyKeyIsThereInBothLanguagesUnderItsRoom(String room) throws IOException {
    var fa = new TreeSet<>(Bundle.load(room, Language.FA).keys());
    var en = new TreeSet<>(Bundle.load(room, Language.EN).keys());
    assertThat(fa).isEqualTo(en);
    assertThat(fa).allMatch(key -> key.startsWith(room + ".") && KEY.matcher(key).matches());
    for (Language language : Language.values()) {
      assertThat(repeated(BUNDLES.resolve(room + "_" + language.code() + ".properties"))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void bothLanguagesUseTheSameArguments(String room) {
    Bundle fa = Bundle.load(room, Language.FA);
    Bundle en = Bundle.load(room, Language.EN);
    var different = new TreeMap<String, String>();
    for (String key : fa.keys()) {
      var inFa = fa.pattern(key).orElseThrow().arguments();
      var inEn = en.pattern(key).orElseThrow().arguments();
      if (!inFa.equals(inEn)) {
        different.put(key, "fa " + inFa + ", en " + inEn);
      }
    }
    assertThat(different).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aQuestionIsAQuestionInBothLanguages(String room) {
    Bundle fa = Bundle.load(room, Language.FA);
    Bundle en = Bundle.load(room, Language.EN);
    assertThat(fa.keys()).filteredOn(key -> words(fa, key).contains("؟") != words(en, key).contains("?")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void persianIsWrittenAsAShopWouldWriteIt(String room) {
    Bundle fa = Bundle.load(room, Language.FA);
    var faults = new TreeMap<String, List<String>>();
    fa.keys().forEach(key -> faults.put(key, PersianLint.faults(words(fa, key))));
    faults.values().removeIf(List::isEmpty);
    assertThat(faults).isEmpty();
  }

  /** In Persian the form "one" is said of 0 too, so «یک امتیاز» would be told to who has none: =0 and =1 say what is meant. */
  @ParameterizedTest
  @MethodSource("rooms")
  void persianPluralsNameTheirNumbers(String room) {
    Bundle fa = Bundle.load(room, Language.FA);
    assertThat(fa.keys()).filteredOn(key -> usesOne(fa.pattern(key).orElseThrow().format().toPattern())).isEmpty();
  }

  private static boolean usesOne(String pattern) {
    var parts = new MessagePattern(pattern);
    return IntStream.range(0, parts.countParts()).mapToObj(parts::getPart)
        .anyMatch(part -> part.getType() == MessagePattern.Part.Type.ARG_SELECTOR && parts.getSubstring(part).equals("one"));
  }

  private static String words(Bundle bundle, String key) {
    return PatternText.of(bundle.pattern(key).orElseThrow().format().toPattern());
  }

  private static List<String> repeated(Path file) throws IOException {
    var seen = new HashSet<String>();
    var repeated = new ArrayList<String>();
    boolean continued = false;
    for (String line : Files.readAllLines(file)) {
      boolean comment = line.isBlank() || line.stripLeading().startsWith("#");
      if (!continued && !comment && !seen.add(line.split("[=:]", 2)[0].strip())) {
        repeated.add(line);
      }
      continued = line.endsWith("\\") && (continued || !comment);
    }
    return repeated;
  }
}
