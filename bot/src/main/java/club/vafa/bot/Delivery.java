package club.vafa.bot;

import club.vafa.message.Attempt;
import club.vafa.message.Messages;
import club.vafa.message.Outbox;
import club.vafa.message.Sender;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.queue.Worker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one channel's messages of one share: claims what may go, calls the wire with so many calls at once, and brings back how each ended.
 * Replies have calls of their own, so that a broadcast never takes the last.
 */
final class Delivery {

  static final int QUICK_CALLS_MAX = 48;
  static final int BULK_CALLS_MAX = 16;
  private static final int END_TRIES_MAX = 3;
  private static final long END_PAUSE_MILLIS = 300;
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Outbox outbox;
  private final Messages messages;
  private final Sender sender;
  private final Share share;
  private final String owner;
  private final int callsMax;
  private final Semaphore free;
  private final Worker worker;

  Delivery(Outbox outbox, Messages messages, Sender sender, Share share, String owner) {
    this.outbox = outbox;
    this.messages = messages;
    this.sender = sender;
    this.share = share;
    this.owner = owner;
    this.callsMax = share == Share.QUICK ? QUICK_CALLS_MAX : BULK_CALLS_MAX;
    this.free = new Semaphore(callsMax);
    this.worker = new Worker("send-" + sender.channel() + "-" + share, messages.waiting(sender.channel(), share), this::round);
  }

  void start() {
    worker.start();
  }

  /** Claims nothing more; calls that are out may end. */
  void stop(Duration grace) throws InterruptedException {
    long until = System.nanoTime() + grace.toNanos();
    worker.stop(grace);
    long left = Math.max(0, until - System.nanoTime());
    if (!free.tryAcquire(callsMax, left, TimeUnit.NANOSECONDS)) {
      LOG.warn("{} calls to {} had not ended in time; their messages will be unknown", callsMax - free.availablePermits(), sender.channel());
    } else {
      free.release(callsMax);
    }
  }

  private boolean round() {
    int calls = free.availablePermits();
    if (calls == 0) {
      return false;
    }
    var begun = outbox.begin(sender.channel(), share, calls, owner);
    for (var attempt : begun.attempts()) {
      free.acquireUninterruptibly();
      Thread.ofVirtual().name("send-" + sender.channel()).start(() -> call(attempt));
    }
    return begun.more();
  }

  private void call(Attempt attempt) {
    try {
      end(attempt, sent(attempt));
    } finally {
      free.release();
      messages.waiting(sender.channel(), share).signal();
    }
  }

  private Sending sent(Attempt attempt) {
    try {
      return sender.send(attempt.message());
    } catch (IllegalArgumentException e) {
      LOG.error("message {} cannot be said on {}", attempt.message().id(), sender.channel(), e);
      return new Sending.Refused("cannot be said: " + e.getMessage(), false);
    } catch (RuntimeException | Error e) {
      LOG.error("sending message {} failed", attempt.message().id(), e);
      return new Sending.Lost(e.getClass().getSimpleName());
    }
  }

  /** An end that cannot be written is left to the lease: the message becomes unknown, and is not sent twice. */
  private void end(Attempt attempt, Sending sending) {
    for (int i = 1; i <= END_TRIES_MAX; i++) {
      try {
        outbox.end(attempt, sending);
        return;
      } catch (RuntimeException e) {
        LOG.warn("the end of message {} could not be written, try {}", attempt.message().id(), i, e);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(END_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
