package club.vafa.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that a data folder's {@code postmaster.pid} names. Its lines: process id, data folder, start, port, socket folder, address, shared
 * memory, status (PostgreSQL's documentation, "Database File Layout").
 */
record Postmaster(long pid, int port) {

  private static final String FILE = "postmaster.pid";

  /**
   * The running server of this folder, where there is one. A process number may have gone to another program since, so the process must be a postgres
   * that works in this very folder.
   */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    Path file = cluster.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    long pid = Long.parseLong(lines.getFirst().strip());
    int port = lines.size() > 3 && lines.get(3).strip().matches("\\d{1,5}") ? Integer.parseInt(lines.get(3).strip()) : 0;
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> serves(process, cluster)).map(process -> new Postmaster(pid, port));
  }

  /** Removes the file that a dead server left; called only when {@link #of} found nobody. */
  static void forget(Path cluster) throws IOException {
    Files.deleteIfExists(cluster.resolve(FILE));
  }

  private static boolean serves(ProcessHandle process, Path cluster) {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    try {
      if (Files.isDirectory(proc)) {
        String name = Files.readString(proc.resolve("comm")).strip();
        return name.startsWith("postgres") && Files.isSameFile(Files.readSymbolicLink(proc.resolve("cwd")), cluster);
      }
    } catch (IOException e) {
      return false;
    }
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(cluster.toString());
  }
}
