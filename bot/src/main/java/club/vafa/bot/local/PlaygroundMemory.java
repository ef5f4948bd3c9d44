package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps people and their screens in a file, so that a restarted playground goes on where it was. Written soon after each change, in one
 * move.
 */
final class PlaygroundMemory implements AutoCloseable {

  /** Changes within this time are written together. */
  static final long GATHER_MILLIS = 200;
  private static final Logger LOG = LoggerFactory.getLogger(PlaygroundMemory.class);

  private final Path file;
  private final LocalTelegram telegram;
  private final LocalTwilio twilio;
  private final Semaphore changes = new Semaphore(0);
  private final Thread writer;

  PlaygroundMemory(Path file, LocalTelegram telegram, LocalTwilio twilio) {
    this.file = file;
    this.telegram = telegram;
    this.twilio = twilio;
    restore();
    telegram.onChange(_ -> changes.release());
    twilio.onChange(_ -> changes.release());
    writer = Thread.ofVirtual().name("playground-memory").start(this::run);
  }

  private void restore() {
    try {
      if (Files.exists(file)) {
        var saved = Json.MAPPER.readTree(file.toFile());
        telegram.restore(saved.path("telegram"));
        twilio.restore(saved.path("twilio"));
      }
    } catch (IOException e) {
      LOG.warn("the playground's memory {} cannot be read and is begun anew: {}", file.getFileName(), e.getMessage());
    }
  }

  private void run() {
    try {
      while (true) {
        changes.acquire();
        Thread.sleep(GATHER_MILLIS);
        changes.drainPermits();
        write();
      }
    } catch (InterruptedException e) {
      LOG.debug("playground memory stopped");
    }
  }

  private synchronized void write() {
    ObjectNode saved = Json.object();
    saved.set("telegram", telegram.save());
    saved.set("twilio", twilio.save());
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Json.MAPPER.writeValue(fresh.toFile(), saved);
      move(fresh);
    } catch (IOException e) {
      LOG.warn("the playground's memory cannot be written: {}", e.getMessage());
    }
  }

  private void move(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    write();
  }
}
