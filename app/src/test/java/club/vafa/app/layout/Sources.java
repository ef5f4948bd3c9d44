package club.vafa.app.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The source files of all modules. */
final class Sources {

  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  static final List<String> MODULES = List.of("core", "bot", "web", "scheduler", "app", "bench");

  private Sources() {}

  /** All files of the modules below {@code src/main} and {@code src/test} with this ending. */
  static List<Path> ending(String ending) {
    return in(Stream.of("main", "test"), ending);
  }

  /** The same of what is delivered, without tests. */
  static List<Path> delivered(String ending) {
    return in(Stream.of("main"), ending);
  }

  private static List<Path> in(Stream<String> kinds, String ending) {
    List<Path> found = new ArrayList<>();
    for (String kind : kinds.toList()) {
      for (String module : MODULES) {
        Path root = HOME.resolve(module).resolve("src").resolve(kind);
        if (Files.isDirectory(root)) {
          try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }
    return found;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each line that the predicate finds, as "file:number: line". */
  static List<String> lines(List<Path> files, Predicate<String> wrong) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : text(file).split("\n", -1)) {
        number++;
        if (wrong.test(line)) {
          found.add(HOME.relativize(file) + ":" + number + ": " + line.strip());
        }
      }
    }
    return found;
  }
}
