package club.vafa.queue;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A named loop on a thread of its own. One round does what there is and says whether it found anything; a round that fails is logged and
/// tried again after a growing pause, so that the loop ends only when it is stopped.
public final class Worker {

  public static final long POLL_MILLIS = 500;
  private static final long PAUSE_MILLIS_FIRST = 200;
  private static final long PAUSE_MILLIS_MAX = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /// One round of work: true where there may be more at once.
  @FunctionalInterface
  public interface Round {
    boolean run() throws InterruptedException;
  }

  private final String name;
  private final Round round;
  private final Wakeup wakeup;
  private final Duration poll;
  private volatile boolean stopping;
  private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

  public Worker(String name, Wakeup wakeup, Round round) {
    this(name, wakeup, Duration.ofMillis(POLL_MILLIS), round);
  }

  public Worker(String name, Wakeup wakeup, Duration poll, Round round) {
    this.name = name;
    this.wakeup = wakeup;
    this.poll = poll;
    this.round = round;
  }

  public Worker start() {
    stopping = false;
    thread = Thread.ofVirtual().name(name).start(this::loop);
    return this;
  }

  public boolean running() {
    return thread.isAlive();
  }

  /// Asks the loop to end after its round, and waits for that at most so long; then interrupts it.
  public void stop(Duration grace) throws InterruptedException {
    stopping = true;
    wakeup.signal();
    if (thread.isAlive() && !thread.join(grace)) {
      thread.interrupt();
      thread.join(Duration.ofSeconds(1));
    }
  }

  private void loop() {
    long pause = PAUSE_MILLIS_FIRST;
    while (!stopping) {
      try {
        if (!round.run() && !stopping) {
          wakeup.await(poll);
        }
        pause = PAUSE_MILLIS_FIRST;
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        if (stopping) {
          return;
        }
        LOG.error("{}: a round failed, next try in {} ms", name, pause, e);
        if (!slept(pause)) {
          return;
        }
        pause = Math.min(pause * 2, PAUSE_MILLIS_MAX);
      }
    }
  }

  private boolean slept(long millis) {
    try {
      wakeup.await(Duration.ofMillis(millis));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
