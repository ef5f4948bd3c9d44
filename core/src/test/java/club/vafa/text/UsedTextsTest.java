package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.value.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that the sources of any module ask for by name is there, and what its pattern needs is named where it is asked for. */
class UsedTextsTest {
  private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();
  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Pattern ASKED = Pattern.compile("Message\\.of\\(\\s*\"([a-z]+\\.[A-Za-z0-9_.]*[A-Za-z0-9_])\"");

  @Test
  void everyTextAskedForIsThere() {
    assertThat(faults(sources())).isEmpty();
  }

  @Test
  void aTextThatIsNotThereAndAnArgumentThatIsNeverNamedAreSeen() {
    var sources = Map.of("A.java", "Message.of(\"text.nothing\")", "B.java", "Message.of(\n  \"text.toman\", \"amuont\", 1)",
        "C.java", "Message.of(\"text.toman\", \"amount\", 1)", "D.java", "Message.of(\"text.money.\" + code)");
    assertThat(faults(sources)).containsExactlyInAnyOrder("A.java: no text text.nothing", "B.java: text.toman needs amount");
  }

  private static List<String> faults(Map<String, String> sources) {
    var bundles = new HashMap<String, Bundle>();
    var faults = new ArrayList<String>();
    sources.forEach((file, source) -> ASKED.matcher(source).results().map(found -> found.group(1)).distinct().forEach(key -> {
      var pattern = bundles.computeIfAbsent(Message.of(key).room(), room -> Bundle.load(room, Language.FA)).pattern(key);
      if (pattern.isEmpty()) {
        faults.add(file + ": no text " + key);
      } else {
        pattern.get().arguments().stream().filter(name -> !source.contains("\"" + name + "\"")).forEach(name ->
            faults.add(file + ": " + key + " needs " + name));
      }
    }));
    return faults;
  }

  private static Map<String, String> sources() {
    var sources = new HashMap<String, String>();
    try (Stream<Path> modules = Files.list(MODULES)) {
      for (Path root : modules.map(module -> module.resolve(MAIN)).filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(file -> sources.put(root.relativize(file).toString(), read(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
