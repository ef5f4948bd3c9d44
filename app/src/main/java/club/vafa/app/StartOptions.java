package club.vafa.app;

import club.vafa.app.logging.Logs;
import club.vafa.app.settings.Setting;
import club.vafa.app.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that starts the club can be told on its line. */
final class StartOptions {

  @Option(names = "--settings", paramLabel = "FILE", description = "a file of KEY=VALUE lines with settings (also by VAFA_SETTINGS)")
  private @Nullable Path settings;

  @Option(names = "--log-file", paramLabel = "FILE", description = "where the log goes; \"-\" is the terminal. The demo writes to vafa.log in VAFA_DATA, serve to the terminal")
  private @Nullable String logFile;

  Settings settings() {
    Optional<Path> named = Optional.ofNullable(settings)
      .or(() -> Optional.ofNullable(System.getenv(Setting.FILE_VARIABLE)).filter(name -> !name.isBlank()).map(name -> Path.of(name.strip())));
    return Settings.read(System.getenv(), named);
  }

  /** Sends the log where it was asked for, or to {@code otherwise} (empty: the terminal). */
  void startLog(Optional<Path> otherwise) {
    Optional<Path> file = Optional.ofNullable(logFile).map(name -> name.equals("-") ? Optional.<Path>empty() : Optional.of(Path.of(name))).orElse(otherwise);
    file.ifPresentOrElse(Logs::toFile, Logs::toTerminal);
  }
}
