package club.vafa.bot.kavenegar;

import club.vafa.Core;
import club.vafa.message.Sender;
import java.time.Duration;

/** Kavenegar's wire of this process: its sender and what it calls. */
public final class KavenegarWire {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final KavenegarHttp http;
  private final KavenegarSender sender;
  private final KavenegarWebhook webhook;

  public KavenegarWire(Core core, KavenegarSettings settings) {
    http = new KavenegarHttp(settings, ANSWER_MAX);
    sender = new KavenegarSender(settings, http, core.clock);
    core.templates.carriedBy(KavenegarSender.CARRIER);
    webhook = new KavenegarWebhook(settings, core.inbox::store);
  }

  public Sender sender() {
    return sender;
  }

  public KavenegarWebhook webhook() {
    return webhook;
  }

  public void close() {
    http.close();
  }
}
