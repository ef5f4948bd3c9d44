package club.vafa.app.database;

import club.vafa.app.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs. PostgreSQL refuses to run as root, so a root user (a container's, mostly) runs them in a user namespace of their own, where
 * root is nobody.
 */
final class PostgresPrograms {
  /** Keeps what a statement needed for the next one instead of giving it back to the system, which would have to clear it anew (names of glibc). */
  private static final Map<String, String> MALLOC = Map.of("MALLOC_TRIM_THRESHOLD_", "16777216", "MALLOC_MMAP_THRESHOLD_", "4194304", "MALLOC_TOP_PAD_", "262144");

  /** How long any one program may take; a server that recovers from a crash replays its log meanwhile. */
  private static final int PROGRAM_SECONDS_MAX = 300;

  private final PostgresBinaries binaries;
  private final Path output;
  private final List<String> before;

  private PostgresPrograms(PostgresBinaries binaries, Path output, List<String> before) {
    this.binaries = binaries;
    this.output = output;
    this.before = before;
  }

  static PostgresPrograms with(PostgresBinaries binaries, Path output) {
    return new PostgresPrograms(binaries, output, isRoot() ? asNobody() : List.of());
  }

  /** Runs a program to its end; its output, where it failed, is what the exception says. */
  void run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    int status = run(command, output);
    if (status != 0) {
      throw new IOException(program + " ended with status " + status + ": " + lastLine());
    }
  }

  String major() {
    return binaries.major();
  }

  private String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(output).stream().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "no output" : lines.getLast().strip();
  }

  private static int run(List<String> command, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("VAFA_"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(MALLOC);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PROGRAM_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " took longer than " + PROGRAM_SECONDS_MAX + " seconds");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + command, e);
    }
  }

  private static boolean isRoot() {
    try {
      return Files.isDirectory(Path.of("/proc/self")) && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static List<String> asNobody() {
    try {
      Path output = Files.createTempFile("vafa", ".out");
      try {
        if (run(List.of("unshare", "-U", "id", "-u"), output) == 0 && !Files.readString(output).strip().equals("0")) {
          return List.of("unshare", "-U");
        }
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new StartRefused("the embedded PostgreSQL does not run as root; start vafa as another user or give a database by VAFA_DATABASE_URL", e);
    }
    throw new StartRefused("the embedded PostgreSQL does not run as root; start vafa as another user or give a database by VAFA_DATABASE_URL");
  }
}
