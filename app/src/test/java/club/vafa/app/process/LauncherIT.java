package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./vafa itself. */
class LauncherIT {

  private static final String LAUNCHER = Vafa.HOME.resolve("vafa").toString();

  @TempDir
  private Path elsewhere;

  private record Ended(int status, String output) {}

  @Test
  void itFindsTheJdkAndStartsWhatIsBuiltFromAnywhere() throws IOException, InterruptedException {
    Ended ended = run(LAUNCHER, "--version");
    assertThat(ended).isEqualTo(new Ended(0, "vafa 1.0-SNAPSHOT (Java 25)\n"));
  }

  @Test
  void itIsFoundThroughASymbolicLink() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("club"), Path.of(LAUNCHER));
    assertThat(run(link.toString(), "--version").output()).isEqualTo("vafa 1.0-SNAPSHOT (Java 25)\n");
  }

  @Test
  void aWrongCommandIsRefusedInOneLineAndWithItsStatus() throws IOException, InterruptedException {
    Ended ended = run(LAUNCHER, "dance");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output().lines()).singleElement().asString().startsWith("vafa: ").contains("dance");
  }

  private Ended run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeAll(Set.of("JAVA_HOME", "JAVA_TOOL_OPTIONS", "MAVEN_OPTS"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
