package club.vafa.app.process;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The embedded database of another process, as its data folder tells of it. */
record EmbeddedFiles(Path data) {

  /** The server's process, if the folder names one that lives. */
  Optional<ProcessHandle> server() {
    Path file = data.resolve("postgres/postmaster.pid");
    try {
      return Files.exists(file) ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip())).filter(ProcessHandle::isAlive) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** kill -9 for the server, as a power cut would. */
  void killServer() {
    ProcessHandle server = server().orElseThrow();
    server.destroyForcibly();
    server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  String url() {
    try {
      String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
      String password = Files.readString(data.resolve("postgres/vafa.password")).strip();
      return "jdbc:postgresql://127.0.0.1:" + port + "/vafa?user=vafa&password=" + password;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }
}
