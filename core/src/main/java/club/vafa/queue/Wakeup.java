package club.vafa.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes a sleeping worker of this process when there is something to do; other processes find it by polling.
public final class Wakeup {

  private final Semaphore signals = new Semaphore(0);

  public void signal() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /// Waits for a signal, at most so long.
  public void await(Duration atMost) throws InterruptedException {
    if (signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
