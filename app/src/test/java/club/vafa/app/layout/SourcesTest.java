package club.vafa.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.text.Texts;
import club.vafa.value.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the sources may say, whatever they compile to. */
class SourcesTest {

  private static final int FILE_LINES_MAX = 300;
  private static final Pattern STAR = Pattern.compile("(?i)\\bselect\\s+(distinct\\s+)?([a-z_]+\\.)?\\*");
  /** A pipeline asks a query for many at once by wrapping it; its columns are named within. */
  private static final String WRAPPED = "select q.*, u.n";
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
  private static final Pattern SECTION = Pattern.compile("\\.row\\(\"(\\w+)\"");
  private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__([a-z]+)\\.sql");

  @Test
  void sqlNamesItsColumns() {
    assertThat(Sources.lines(Sources.delivered(".java"), line -> STAR.matcher(line).find() && !line.contains(WRAPPED))).isEmpty();
    assertThat(Sources.lines(Sources.delivered(".sql"), line -> STAR.matcher(line).find())).isEmpty();
  }

  @Test
  void whatIsKeptAboutAPersonHasANameInBothLanguages() {
    Texts texts = new Texts(ZoneOffset.UTC);
    List<String> sections = Sources.delivered("PersonData.java").stream().flatMap(file -> SECTION.matcher(Sources.text(file)).results())
      .map(found -> "identity.section." + found.group(1)).distinct().toList();
    assertThat(sections).hasSizeGreaterThan(20).allSatisfy(section -> assertThat(Language.values()).allMatch(language -> texts.has(section, language)));
  }

  @Test
  void nothingIsLeftUnfinished() {
    assertThat(Sources.lines(Sources.delivered(".java"), line -> UNFINISHED.matcher(line).find())).isEmpty();
    assertThat(Sources.lines(Sources.delivered(".properties"), line -> UNFINISHED.matcher(line).find())).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsAndThatNullIsABug() {
    List<String> without = Sources.delivered(".java").stream().map(Path::getParent).distinct()
      .filter(folder -> !Files.exists(folder.resolve("package-info.java")) || !Sources.text(folder.resolve("package-info.java")).contains("@NullMarked"))
      .map(folder -> Sources.HOME.relativize(folder).toString()).toList();
    assertThat(without).isEmpty();
  }

  @Test
  void aFileStaysShort() {
    assertThat(Sources.delivered(".java").stream().filter(file -> linesOfItsOwn(file) > FILE_LINES_MAX)
      .map(file -> Sources.HOME.relativize(file) + ": " + linesOfItsOwn(file) + " lines")).isEmpty();
  }

  /** Imports do not count: the class that wires all rooms has more of them than lines of its own. */
  private static long linesOfItsOwn(Path file) {
    return Sources.text(file).lines().filter(line -> !line.startsWith("import ")).count();
  }

  @Test
  void aMigrationIsCalledByItsRoom() throws IOException {
    Rooms rooms = Rooms.read(Sources.HOME.resolve("CONTRIBUTING.md"));
    List<String> wrong = Sources.delivered(".sql").stream().filter(file -> file.toString().contains("db/migration")).map(file -> file.getFileName().toString())
      .filter(name -> {
        Matcher matcher = MIGRATION.matcher(name);
        return !matcher.matches() || !rooms.has(matcher.group(2)) && !matcher.group(2).equals("quartz");
      }).toList();
    assertThat(wrong).isEmpty();
  }
}
