package club.vafa.bot.telegram;

import club.vafa.queue.Lease;
import club.vafa.queue.Wakeup;
import club.vafa.queue.Worker;
import java.time.Duration;
import java.util.Optional;

/**
 * The one poller of all processes: a database lease elects it. A heartbeat keeps the lease while a long poll is out, so that a dead process
 * is succeeded within seconds.
 */
final class ElectedPoller {

  static final int LEASE_SECONDS = 6;
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration STORING = Duration.ofMillis(300);

  private final Poller poller;
  private final Lease lease;
  private final String owner;
  private final Wakeup elected = new Wakeup();
  private final Wakeup pause = new Wakeup();
  private final Worker heartbeat;
  private final Worker polling;
  private volatile boolean held;

  ElectedPoller(Poller poller, Lease lease, String owner) {
    this.poller = poller;
    this.lease = lease;
    this.owner = owner;
    this.heartbeat = new Worker("telegram-lease", new Wakeup(), HEARTBEAT, this::beat);
    this.polling = new Worker("telegram-poll", elected, HEARTBEAT, this::round);
  }

  void start() {
    heartbeat.start();
    polling.start();
  }

  /** Age of the last answered poll; empty where another process polls. */
  Optional<Duration> age() {
    return held ? poller.age() : Optional.empty();
  }

  private boolean beat() {
    boolean before = held;
    boolean now = false;
    try {
      now = lease.hold(owner);
    } finally {
      held = now;
    }
    if (now && !before) {
      poller.forgetWebhook();
      elected.signal();
    }
    return false;
  }

  private boolean round() throws InterruptedException {
    if (!held) {
      return false;
    }
    var wait = poller.poll();
    if (!wait.isZero()) {
      pause.await(wait);
    }
    return true;
  }

  /** What has come is still stored; a long poll that is out is broken off, and what it would have brought comes again. */
  void stop(Duration grace) throws InterruptedException {
    pause.signal();
    polling.stop(STORING);
    heartbeat.stop(grace);
    held = false;
    lease.giveBack(owner);
  }
}
