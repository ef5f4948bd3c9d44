package club.vafa.app.database;

import club.vafa.app.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** The folder VAFA_DATA, held by one process at a time. The lock ends with the process, however it ends. */
public final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes the folder where it is missing and locks it. */
  public static DataFolder open(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(path.resolve("vafa.lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
    try {
      FileLock held = channel.tryLock();
      if (held == null) {
        throw inUse(path, channel);
      }
      channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
      return new DataFolder(path, channel);
    } catch (OverlappingFileLockException e) {
      throw inUse(path, channel);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
  }

  public Path path() {
    return path;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** What the file {@code name} holds, a line that only this user may read; made at the first asking. */
  public String secret(String name, Supplier<String> make) {
    return secret(name).orElseGet(() -> {
      String made = make.get();
      keep(name, made);
      return made;
    });
  }

  /** The secret of this name, where one was kept before. */
  public Optional<String> secret(String name) {
    Path file = path.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty()) : Optional.empty();
    } catch (IOException e) {
      throw new StartRefused("the file " + file + " cannot be read; it must be readable by this user", e);
    }
  }

  /** Keeps a secret: complete or not at all, also when the machine stops in the middle. */
  public void keep(String name, String secret) {
    try {
      Path half = path.resolve(name + ".new");
      Files.deleteIfExists(half);
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(half, secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(half, path.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
  }

  /** Gives the folder free for another process. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder that was only needed in passing. */
  public static void delete(Path path) {
    try {
      Folders.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StartRefused notWritable(Path path, IOException cause) {
    return new StartRefused("VAFA_DATA is \"" + path + "\", which cannot be written to; accepted is a folder that this user may write to", cause);
  }

  private static StartRefused inUse(Path path, FileChannel channel) {
    try (channel) {
      ByteBuffer pid = ByteBuffer.allocate(20);
      channel.read(pid, 0);
      String holder = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
      return new StartRefused("VAFA_DATA is \"" + path + "\", which another running vafa uses" + (holder.matches("\\d+") ? " (process " + holder + ")" : "")
        + "; accepted is a folder that no other process uses");
    } catch (IOException e) {
      return new StartRefused("VAFA_DATA is \"" + path + "\", which another running vafa uses; accepted is a folder that no other process uses", e);
    }
  }
}
