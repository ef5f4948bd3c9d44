package club.vafa.bot;

import club.vafa.message.Attempt;
import club.vafa.message.Ended;
import club.vafa.message.Messages;
import club.vafa.message.Outbox;
import club.vafa.message.Sender;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.queue.Wakeup;
import club.vafa.queue.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one channel's messages of one share: claims what may go, calls the wire with so many calls at once, and brings back how each ended.
 * Replies have calls of their own, so that a broadcast never takes the last.
 */
final class Delivery {

  static final int QUICK_CALLS_MAX = 48;
  static final int BULK_CALLS_MAX = 100;
  /** Bulk messages are not claimed one by one: a claim costs about the same for one as for many. */
  private static final int BULK_CLAIM_MIN = 25;
  private static final Duration PAUSE_MAX = Duration.ofMillis(Worker.POLL_MILLIS);
  private static final int WRITE_BATCH_MAX = 250;
  private static final int WRITE_TRIES_MAX = 3;
  private static final Duration WRITE_PAUSE = Duration.ofMillis(300);
  private static final Duration STOP_MORE = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Outbox outbox;
  private final Messages messages;
  private final Sender sender;
  private final Share share;
  private final String owner;
  private final int callsMax;
  private final Semaphore free;
  private final Worker worker;
  private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
  private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
  private final Wakeup hasEnded = new Wakeup();
  private final Wakeup pause = new Wakeup();
  private final Worker writer;

  Delivery(Outbox outbox, Messages messages, Sender sender, Share share, String owner) {
    this.outbox = outbox;
    this.messages = messages;
    this.sender = sender;
    this.share = share;
    this.owner = owner;
    this.callsMax = share == Share.QUICK ? QUICK_CALLS_MAX : BULK_CALLS_MAX;
    this.free = new Semaphore(callsMax);
    this.worker = new Worker("send-" + sender.channel() + "-" + share, messages.waiting(sender.channel(), share), this::round);
    this.writer = new Worker("sent-" + sender.channel() + "-" + share, hasEnded, this::write);
  }

  void start() {
    writer.start();
    worker.start();
  }

  /** Claims nothing more; calls that are out may end. */
  void stop(Duration grace) throws InterruptedException {
    long until = System.nanoTime() + grace.toNanos();
    worker.stop(grace);
    long left = Math.max(0, until - System.nanoTime());
    if (!free.tryAcquire(callsMax, left, TimeUnit.NANOSECONDS)) {
      LOG.warn("{} calls to {} had not ended in time; their messages will be unknown", callsMax - free.availablePermits(),
          sender.channel());
    } else {
      free.release(callsMax);
    }
    writer.stop(STOP_MORE);
  }

  private boolean round() throws InterruptedException {
    int calls = free.availablePermits();
    if (calls < (share == Share.BULK ? BULK_CLAIM_MIN : 1)) {
      return false;
    }
    var begun = outbox.begin(sender.channel(), share, calls, owner);
    if (begun.attempts().isEmpty() && begun.pause().isPositive()) {
      // The rate is used up, or the channel paused: nothing but time helps.
      Thread.sleep(begun.pause().compareTo(PAUSE_MAX) < 0 ? begun.pause() : PAUSE_MAX);
      return true;
    }
    for (var attempt : begun.attempts()) {
      free.acquireUninterruptibly();
      Thread.ofVirtual().name("send-" + sender.channel()).start(() -> call(attempt));
    }
    return begun.more();
  }

  private void call(Attempt attempt) {
    ended.add(new Ended(attempt, sent(attempt)));
    hasEnded.signal();
  }

  private Sending sent(Attempt attempt) {
    try {
      long left = pausedUntil.get() - System.nanoTime();
      if (left > 0) {
        // Somebody was told to wait after this attempt had been begun; no call is made.
        return new Sending.Later(Duration.ofNanos(left), false);
      }
      var sending = sender.send(attempt.message());
      if (sending instanceof Sending.Later(Duration until, boolean wholeChannel) && wholeChannel) {
        pausedUntil.accumulateAndGet(System.nanoTime() + until.toNanos(), Math::max);
      }
      return sending;
    } catch (IllegalArgumentException e) {
      LOG.error("message {} cannot be said on {}", attempt.message().id(), sender.channel(), e);
      return new Sending.Refused("cannot be said: " + e.getMessage(), false);
    } catch (RuntimeException | Error e) {
      LOG.error("sending message {} failed", attempt.message().id(), e);
      return new Sending.Lost(e.getClass().getSimpleName());
    }
  }

  /** Writes what has ended, in one transaction for all that ended meanwhile. */
  private boolean write() throws InterruptedException {
    var batch = new ArrayList<Ended>();
    while (batch.size() < WRITE_BATCH_MAX && !ended.isEmpty()) {
      batch.add(ended.remove());
    }
    if (batch.isEmpty()) {
      return false;
    }
    try {
      write(batch);
    } finally {
      free.release(batch.size());
      messages.waiting(sender.channel(), share).signal();
    }
    return true;
  }

  private void write(List<Ended> batch) throws InterruptedException {
    for (int i = 1; i <= WRITE_TRIES_MAX; i++) {
      try {
        outbox.end(batch);
        return;
      } catch (RuntimeException e) {
        LOG.warn("the ends of {} messages could not be written, try {}", batch.size(), i, e);
        pause.await(WRITE_PAUSE);
      }
    }
    batch.forEach(this::writeAlone);
  }

  /**
   * One that cannot be written does not hold up the others; it is left to its lease: the message becomes unknown, and is not sent twice.
   */
  private void writeAlone(Ended one) {
    try {
      outbox.end(List.of(one));
    } catch (RuntimeException e) {
      LOG.error("the end of message {} could not be written", one.attempt().message().id(), e);
    }
  }
}
