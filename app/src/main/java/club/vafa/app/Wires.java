package club.vafa.app;

import club.vafa.app.settings.Settings;
import club.vafa.bot.kavenegar.KavenegarSettings;
import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.sms.TwilioSettings;
import club.vafa.bot.telegram.TelegramSettings;
import club.vafa.web.hook.Webhooks;
import java.net.URI;
import java.util.Optional;

/** How each provider is reached in this process: the real one where it is set, the playground's where there is one, or not at all. */
record Wires(Optional<TelegramSettings> telegram, Optional<TwilioSettings> twilio, Optional<KavenegarSettings> kavenegar,
    Optional<MailSettings> mail) {

  static Wires of(Settings settings, String publicUrl, Optional<Playground> playground) {
    return new Wires(
      settings.telegram().token().map(token -> telegram(token, settings.telegram(), publicUrl)).or(() -> playground.map(Playground::telegram)),
      settings.kavenegar().isPresent() || settings.kavenegarIsPlayed() ? Optional.empty() : settings.twilio().account().map(account -> twilio(account, settings.twilio().api(), publicUrl))
        .or(() -> playground.map(p -> p.twilio(URI.create(publicUrl + Webhooks.TWILIO_MESSAGES), URI.create(publicUrl + Webhooks.TWILIO_STATUS)))),
      settings.kavenegar().map(given -> new KavenegarSettings(given.key(), given.line(), given.api(), given.secret(), given.callers()))
        .or(() -> playground.filter(p -> settings.kavenegarIsPlayed()).map(p -> p.kavenegar(publicUrl))),
      settings.mail().map(given -> new MailSettings(given.smtp(), given.from(), publicUrl, given.bounces())).or(() -> playground.map(p -> p.mail(publicUrl))));
  }

  private static TelegramSettings telegram(String token, Settings.Telegram given, String publicUrl) {
    return new TelegramSettings(token, given.api(), given.proxy(),
      given.webhookSecret().map(secret -> new TelegramSettings.Webhook(URI.create(publicUrl + Webhooks.TELEGRAM), secret)));
  }

  private static TwilioSettings twilio(Settings.Twilio.Account account, URI api, String publicUrl) {
    return new TwilioSettings(account.sid(), account.token(), account.from(), api,
      URI.create(publicUrl + Webhooks.TWILIO_MESSAGES), URI.create(publicUrl + Webhooks.TWILIO_STATUS));
  }
}
