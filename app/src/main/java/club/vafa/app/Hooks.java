package club.vafa.app;

import club.vafa.bot.Bot;
import club.vafa.bot.kavenegar.KavenegarWebhook;
import club.vafa.bot.sms.SmsWebhook;
import club.vafa.bot.telegram.TelegramWebhook;
import club.vafa.web.hook.Webhook;
import club.vafa.web.hook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Joins the web, where providers call, to the bot, which knows what is genuine and stores it. */
final class Hooks {

  private static final String TELEGRAM_SECRET = "X-Telegram-Bot-Api-Secret-Token";
  private static final Webhook.Answer FORGED = Webhook.Answer.empty(403);

  private Hooks() {}

  static Webhooks of(Bot bot) {
    Map<String, Webhook> hooks = new HashMap<>();
    bot.telegramWebhook().ifPresent(telegram -> hooks.put(Webhooks.TELEGRAM, call -> telegram(telegram, call)));
    bot.smsWebhook().ifPresent(sms -> {
      hooks.put(Webhooks.TWILIO_MESSAGES, call -> sms(sms.accept(parameters(call), call.headers())));
      hooks.put(Webhooks.TWILIO_STATUS, call -> sms(sms.acceptStatus(parameters(call), call.headers())));
    });
    bot.kavenegarWebhook().ifPresent(sms -> {
      hooks.put(Webhooks.KAVENEGAR_MESSAGES, call -> sms(sms.text(call.inPath().getOrDefault("secret", ""), call.caller(), parameters(call))));
      hooks.put(Webhooks.KAVENEGAR_STATUS, call -> sms(sms.status(call.inPath().getOrDefault("secret", ""), call.caller(), parameters(call))));
    });
    return new Webhooks(hooks);
  }

  private static Webhook.Answer telegram(TelegramWebhook telegram, Webhook.Request call) {
    return switch (telegram.accept(call.header(TELEGRAM_SECRET), new String(call.body(), StandardCharsets.UTF_8))) {
      case TelegramWebhook.Answer.Taken() -> Webhook.Answer.empty(200);
      case TelegramWebhook.Answer.Forged() -> FORGED;
      case TelegramWebhook.Answer.NotInUse() -> Webhook.Answer.empty(404);
    };
  }

  private static Webhook.Answer sms(SmsWebhook.Answer answer) {
    return switch (answer) {
      case SmsWebhook.Answer.Taken(String twiml) -> new Webhook.Answer(200, "application/xml", twiml);
      case SmsWebhook.Answer.Forged() -> FORGED;
      case SmsWebhook.Answer.Unreadable(String missing) -> new Webhook.Answer(400, "text/plain", "missing: " + missing);
    };
  }

  private static Webhook.Answer sms(KavenegarWebhook.Answer answer) {
    return Webhook.Answer.empty(switch (answer) {
      case TAKEN -> 200;
      case FORGED -> 404;
      case UNREADABLE -> 400;
    });
  }

  /** Twilio sends each parameter once; of one that came twice the first counts, and the signature then fits or does not. */
  private static Map<String, String> parameters(Webhook.Request call) {
    Map<String, String> parameters = new LinkedHashMap<>();
    call.form().forEach((name, values) -> parameters.put(name, values.getFirst()));
    return parameters;
  }
}
