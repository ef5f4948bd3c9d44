package club.vafa.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be stopped, the last started first. All of it together has a time, so that no one part that hangs holds up the end; the parts that are marked
 * as last (the database) have a time of their own after that.
 */
final class Stops implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Stops.class);
  /** Together with the database's own seconds this stays below the ten that the whole stop may take. */
  static final Duration ALL = Duration.ofSeconds(7);
  /** What any one part may take of it. */
  static final Duration ONE = Duration.ofSeconds(4);

  private record Stop(String name, AutoCloseable part, boolean last) {}

  private final Deque<Stop> stops = new ArrayDeque<>();
  private volatile boolean closed;

  /** Remembers a part that was started. */
  synchronized <A extends AutoCloseable> A add(String name, A part) {
    return push(new Stop(name, part, false), part);
  }

  /** Remembers a part that is closed whatever the time. */
  synchronized <A extends AutoCloseable> A addLast(String name, A part) {
    return push(new Stop(name, part, true), part);
  }

  /** Whether the end has begun. */
  boolean closing() {
    return closed;
  }

  /** A part that comes up while everything goes down is stopped at once. */
  private <A> A push(Stop stop, A part) {
    if (closed) {
      close(stop);
      throw new IllegalStateException("stopping");
    }
    stops.push(stop);
    return part;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    long until = System.nanoTime() + ALL.toNanos();
    for (Stop stop : stops) {
      if (stop.last()) {
        close(stop);
      } else {
        closeUntil(stop, until);
      }
    }
  }

  private static void closeUntil(Stop stop, long until) {
    Thread closing = Thread.ofPlatform().daemon().name("stop " + stop.name()).start(() -> close(stop));
    try {
      if (!closing.join(Duration.ofNanos(Math.clamp(until - System.nanoTime(), 0, ONE.toNanos())))) {
        LOG.warn("{} did not stop in time and is left behind", stop.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Stop stop) {
    try {
      stop.part().close();
    } catch (Exception e) {
      LOG.warn("{} did not stop in order", stop.name(), e);
    }
  }
}
