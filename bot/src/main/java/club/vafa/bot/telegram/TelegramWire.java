package club.vafa.bot.telegram;

import club.vafa.Core;
import club.vafa.message.Sender;
import club.vafa.queue.Lease;
import club.vafa.text.Texts;
import java.time.Duration;
import java.util.Optional;

/** The Telegram wire of this process: its sender, its webhook, and, where updates are polled, its candidate for the one poller. */
public final class TelegramWire {

  private final TelegramApi api;
  private final TelegramSender sender;
  private final TelegramWebhook webhook;
  private final TelegramSetup setup;
  private final Optional<ElectedPoller> poller;

  public TelegramWire(Core core, Texts texts, TelegramSettings settings, String owner) {
    api = new TelegramApi(settings);
    sender = new TelegramSender(api.client());
    webhook = new TelegramWebhook(settings, core.inbox::store);
    setup = new TelegramSetup(api, settings.webhook(), texts, core.clubs.settings().mainLanguage());
    poller = settings.webhook().isPresent() ? Optional.empty() : Optional.of(new ElectedPoller(
        new Poller(api, settings.account(), core.inbox::store),
        new Lease(core.db, "telegram-poll-" + settings.account(), Duration.ofSeconds(ElectedPoller.LEASE_SECONDS)), owner));
  }

  public Sender sender() {
    return sender;
  }

  public TelegramWebhook webhook() {
    return webhook;
  }

  /** How long ago Telegram last answered a poll of this process; empty where this process does not poll. */
  public Optional<Duration> pollAge() {
    return poller.flatMap(ElectedPoller::age);
  }

  public void start() {
    setup.start();
    poller.ifPresent(ElectedPoller::start);
  }

  /** Takes nothing in any more; sending goes on until {@link #close}. */
  public void stopTaking(Duration grace) throws InterruptedException {
    setup.stop();
    if (poller.isPresent()) {
      poller.get().stop(grace);
    }
  }

  public void close() {
    api.close();
  }
}
