package club.vafa.bot;

import club.vafa.message.Outbox;
import club.vafa.message.Sender;
import club.vafa.message.Settling;
import club.vafa.message.Unsettled;
import club.vafa.queue.Wakeup;
import club.vafa.queue.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a provider that can tell how sendings ended whose end is not known. */
final class Settler {

  private static final int BATCH_MAX = 20;
  private static final Duration EACH = Duration.ofSeconds(15);
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  private final Outbox outbox;
  private final Sender sender;
  private final Worker worker;

  Settler(Outbox outbox, Sender sender) {
    this.outbox = outbox;
    this.sender = sender;
    this.worker = new Worker("settle-" + sender.channel(), new Wakeup(), EACH, this::round);
  }

  void start() {
    worker.start();
  }

  void stop(Duration grace) throws InterruptedException {
    worker.stop(grace);
  }

  private boolean round() {
    var unsettled = outbox.unsettled(sender.channel(), BATCH_MAX);
    unsettled.forEach(message -> outbox.settle(message, told(message)));
    return unsettled.size() == BATCH_MAX;
  }

  private Settling told(Unsettled message) {
    try {
      return sender.settle(message);
    } catch (RuntimeException e) {
      LOG.warn("{} did not tell how {} ended", sender.channel(), message.id(), e);
      return new Settling.NotYet();
    }
  }
}
