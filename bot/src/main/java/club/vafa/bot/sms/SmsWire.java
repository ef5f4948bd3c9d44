package club.vafa.bot.sms;

import club.vafa.Core;
import club.vafa.message.Sender;

/** The SMS wire of this process: its sender and its webhook. */
public final class SmsWire {

  private final TwilioHttp http;
  private final TwilioSender sender;
  private final SmsWebhook webhook;

  public SmsWire(Core core, TwilioSettings settings) {
    http = new TwilioHttp(settings.api());
    sender = new TwilioSender(settings, http, core.clock);
    webhook = new SmsWebhook(settings, core.inbox::store);
  }

  public Sender sender() {
    return sender;
  }

  public SmsWebhook webhook() {
    return webhook;
  }

  public void close() {
    http.close();
  }
}
