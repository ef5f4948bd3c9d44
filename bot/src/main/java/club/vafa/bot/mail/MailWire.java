package club.vafa.bot.mail;

import club.vafa.Core;
import club.vafa.message.Sender;
import club.vafa.queue.Wakeup;
import club.vafa.queue.Worker;
import club.vafa.text.Texts;
import java.time.Duration;
import java.util.Optional;

/** The e-mail wire of this process: its sender, and the round that fetches what came back. */
public final class MailWire {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final Duration FETCH_EACH = Duration.ofSeconds(60);

  private final SmtpServer server;
  private final MailSender sender;
  private final Optional<Worker> returned;

  public MailWire(Core core, Texts texts, MailSettings settings) {
    server = new SmtpServer(settings, ANSWER_MAX);
    sender = new MailSender(settings, server, core.clubs, core.unsubscribing, texts, core.clock);
    returned = settings.bounces().map(box -> new ReturnedMail(box, core.inbox::store))
        .map(mail -> new Worker("returned-mail", new Wakeup(), FETCH_EACH, mail::fetch));
  }

  public Sender sender() {
    return sender;
  }

  public void start() {
    returned.ifPresent(Worker::start);
  }

  public void stop(Duration grace) throws InterruptedException {
    if (returned.isPresent()) {
      returned.get().stop(grace);
    }
  }

  public void close() {
    server.close();
  }
}
