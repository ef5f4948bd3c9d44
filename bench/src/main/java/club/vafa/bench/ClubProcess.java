package club.vafa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The club in a process of its own, started as an operator starts it and told everything by its settings.
final class ClubProcess implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofSeconds(60);

  private final Process process;
  private final int port;
  private final Path log;

  private ClubProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /// Starts `serve` with these roles and settings, and waits until it is ready.
  static ClubProcess start(String roles, Map<String, String> settings, Path folder) throws Exception {
    int port = freePort();
    var log = folder.resolve("club.log");
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
        "-XX:+UseCompactObjectHeaders", "-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-Duser.timezone=UTC",
        "-cp", System.getProperty("java.class.path"), "club.vafa.app.Main", "serve", "--roles=" + roles));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(settings);
    builder.environment().put("VAFA_PORT", Integer.toString(port));
    builder.environment().put("VAFA_DATA", folder.resolve("club").toString());
    var started = new ClubProcess(builder.start(), port, log);
    Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
    started.awaitReady();
    return started;
  }

  int port() {
    return port;
  }

  /// The time of the processors that the process has had so far.
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void awaitReady() throws Exception {
    long until = System.nanoTime() + START_MAX.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        close();
        throw new IllegalStateException("the club did not start: " + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean ready() {
    try (var wire = new HttpWire(port)) {
      return wire.send("GET", "/health/ready", "", "").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
