package club.vafa.app.process;

import club.vafa.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the packaged program in a process of its own. */
public final class Vafa implements AutoCloseable {

  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

  private final Process process;
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final Thread reader;

  private Vafa(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /** The jar that was just packaged; its libraries lie beside it. */
  static Path jar() {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(file -> file.getFileName().toString().matches("vafa-app-.*\\.jar")).findFirst().orElseThrow().toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Starts the jar with these settings and arguments, and with no setting from the environment of the test. */
  public static Vafa start(Map<String, String> settings, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
      "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return start(command, settings);
  }

  /** The same from the classes of this build, without the packaged program. */
  static Vafa fromClasses(Map<String, String> settings, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
      System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    return start(command, settings);
  }

  static Vafa start(List<String> command, Map<String, String> settings) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("VAFA_") || name.startsWith("PG") || name.equals("JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(settings);
    try {
      return new Vafa(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(output::add);
    } catch (IOException | UncheckedIOException e) {
      output.add("(the output broke off: " + e.getMessage() + ")");
    }
  }

  /** Waits until the API on this port says that it is ready. */
  public Vafa awaitReady(int port) throws InterruptedException {
    HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).timeout(Duration.ofSeconds(5)).build();
    long until = System.nanoTime() + READY.toNanos();
    while (System.nanoTime() < until) {
      if (!process.isAlive()) {
        throw new AssertionError("vafa ended with status " + process.exitValue() + ":\n" + String.join("\n", output));
      }
      try {
        if (HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return this;
        }
      } catch (IOException e) {
        // Not open yet.
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError("vafa was not ready in time:\n" + String.join("\n", output));
  }

  /** Waits for a line of the output that holds this text. */
  public String awaitLine(String text) throws InterruptedException {
    long until = System.nanoTime() + READY.toNanos();
    while (System.nanoTime() < until) {
      var found = output.stream().filter(line -> line.contains(text)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError("no line with \"" + text + "\" in:\n" + String.join("\n", output));
  }

  /** Waits for the end and gives back the exit status. */
  int awaitEnd(Duration time) throws InterruptedException {
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("vafa is still running after " + time + ":\n" + String.join("\n", output));
    }
    reader.join(Duration.ofSeconds(5));
    return process.exitValue();
  }

  List<String> output() {
    return List.copyOf(output);
  }

  /** kill -15, as Ctrl-C, an init system and a container engine do. */
  void terminate() {
    process.destroy();
  }

  /** kill -9: nothing of ours runs any more, and nothing was told. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  boolean running() {
    return process.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    terminate();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
