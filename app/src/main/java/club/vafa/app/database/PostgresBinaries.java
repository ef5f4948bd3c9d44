package club.vafa.app.database;

import club.vafa.app.StartRefused;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs, unpacked once per version below the data folder. */
final class PostgresBinaries {

  /** The version of the archive that the build brings along, as pom.xml has it; a test compares the two. */
  static final String VERSION = "18.6.0";

  private final Path home;

  private PostgresBinaries(Path home) {
    this.home = home;
  }

  /** Finds the programs for this machine, unpacking them first where that was not done, or not to its end. */
  static PostgresBinaries in(DataFolder data, Runnable beforeUnpacking) {
    Path home = data.resolve("postgresql-" + VERSION);
    if (!Files.isDirectory(home)) {
      beforeUnpacking.run();
      try {
        Path half = data.resolve("postgresql-" + VERSION + ".new");
        Folders.delete(half);
        unpack(half);
        Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        deleteOthers(data.path(), home);
      } catch (IOException e) {
        throw new StartRefused("the embedded PostgreSQL cannot be unpacked to " + data.path() + ": " + e.getMessage(), e);
      }
    }
    return new PostgresBinaries(home);
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** The first part of the version, which a data folder is bound to. */
  String major() {
    return VERSION.split("[.\\-]")[0];
  }

  private static void unpack(Path target) throws IOException {
    try (InputStream packed = packed(); TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(file.getParent());
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(tar, file);
          if ((entry.getMode() & 0100) != 0 || file.startsWith(target.resolve("bin"))) {
            file.toFile().setExecutable(true, false);
          }
        }
      }
    }
  }

  private static InputStream packed() throws IOException {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = os.contains("mac") ? "Darwin" : os.contains("windows") ? "Windows" : "Linux";
    String hardware = System.getProperty("os.arch");
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware.equals("amd64") ? "x86_64" : hardware);
    } catch (IllegalStateException e) {
      throw new StartRefused("there is no embedded PostgreSQL for " + system + " on " + hardware + "; give a database by VAFA_DATABASE_URL", e);
    }
  }

  private static void deleteOthers(Path data, Path keep) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(data)) {
      others = files.filter(file -> file.getFileName().toString().startsWith("postgresql-") && !file.equals(keep)).toList();
    }
    for (Path other : others) {
      Folders.delete(other);
    }
  }
}
