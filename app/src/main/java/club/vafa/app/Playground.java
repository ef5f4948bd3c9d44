package club.vafa.app;

import club.vafa.Core;
import club.vafa.app.database.DataFolder;
import club.vafa.bot.kavenegar.KavenegarSettings;
import club.vafa.bot.local.LocalKavenegar;
import club.vafa.bot.local.LocalMail;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.LocalTwilio;
import club.vafa.bot.local.PlaygroundClock;
import club.vafa.bot.local.PlaygroundServer;
import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.sms.TwilioSettings;
import club.vafa.bot.telegram.TelegramSettings;
import club.vafa.value.Email;
import club.vafa.web.hook.Webhooks;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The stand-ins for Telegram and a phone on this machine, and the page on which they are played. */
final class Playground implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String PAGE = "playground";
  private static final String BOT_TOKEN = "700000001:AAE-the_playground_s_own_bot_0000000";
  private static final String BOT_USERNAME = "cafe_vafa_bot";
  private static final String TWILIO_ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TWILIO_TOKEN = "00000000000000000000000000000001";
  private static final String KAVENEGAR_KEY = "000000000000000000000000000000000001";
  private static final String KAVENEGAR_LINE = "10004346";
  private static final String KAVENEGAR_SECRET = "the-playground-s-own-kavenegar-secret-01";
  private static final String NUMBER = "+982191001234";
  /** A text takes a moment at each station, as it does in the world. */
  private static final Duration SMS_STEP = Duration.ofMillis(150);

  private final LocalTelegram telegram;
  private final LocalTwilio twilio;
  private final LocalKavenegar kavenegar;
  private final LocalMail mail;
  private final PlaygroundServer page;

  private Playground(LocalTelegram telegram, LocalTwilio twilio, LocalKavenegar kavenegar, LocalMail mail, PlaygroundServer page) {
    this.telegram = telegram;
    this.twilio = twilio;
    this.kavenegar = kavenegar;
    this.mail = mail;
    this.page = page;
  }

  /** Starts all three; the page on the port after the API's, where that one is free. */
  static Playground start(int apiPort, Core core, DataFolder data, Optional<PlaygroundClock> time) {
    SecureRandom random = new SecureRandom();
    LocalTelegram telegram = LocalTelegram.start(new LocalTelegram.Settings(LOOPBACK, 0, BOT_TOKEN, BOT_USERNAME,
      core.clubs.settings().nameFa(), random, core.clock));
    LocalTwilio twilio = LocalTwilio.start(new LocalTwilio.Settings(LOOPBACK, 0, TWILIO_ACCOUNT, TWILIO_TOKEN, NUMBER, Optional.empty(), false, SMS_STEP,
      core.clock));
    int port = apiPort < 65_535 && Ports.isFree(LOOPBACK, apiPort + 1) ? apiPort + 1 : 0;
    PlaygroundServer page = PlaygroundServer.start(
      new PlaygroundServer.Settings(LOOPBACK, port, PAGE, Optional.of(data.resolve("playground.json")), random, time), telegram, twilio);
    LocalMail mail = LocalMail.start(LOOPBACK, 0, core.clock);
    page.showMail(mail);
    return new Playground(telegram, twilio, LocalKavenegar.start(KAVENEGAR_KEY, KAVENEGAR_LINE, core.clock, SMS_STEP), mail, page);
  }

  String url() {
    return page.url().replace(LOOPBACK, "localhost");
  }

  TelegramSettings telegram() {
    return new TelegramSettings(telegram.token(), URI.create(telegram.baseUrl()), Optional.empty(), Optional.empty());
  }

  /** The mail server here: every mail is taken, and shown on a page. */
  MailSettings mail(String publicUrl) {
    return new MailSettings(new MailSettings.Server(LOOPBACK, mail.port(), MailSettings.Security.NONE, Optional.empty()), new Email("club@vafa.example"),
      publicUrl, Optional.empty());
  }

  /** The account here, with its webhooks below this address. */
  TwilioSettings twilio(URI incoming, URI status) {
    twilio.inboundWebhook(incoming.toString());
    return new TwilioSettings(twilio.accountSid(), twilio.authToken(), twilio.number(), URI.create(twilio.baseUrl()), incoming, status);
  }

  /** The account here, in place of Twilio's: the phones are its own from now on. */
  KavenegarSettings kavenegar(String publicUrl) {
    kavenegar.takeOver(twilio);
    kavenegar.call(publicUrl + Webhooks.KAVENEGAR_MESSAGES.replace("{secret}", KAVENEGAR_SECRET),
      publicUrl + Webhooks.KAVENEGAR_STATUS.replace("{secret}", KAVENEGAR_SECRET));
    page.showCalls(kavenegar);
    return new KavenegarSettings(KAVENEGAR_KEY, KAVENEGAR_LINE, URI.create(kavenegar.baseUrl()), KAVENEGAR_SECRET, Set.of());
  }

  @Override
  public void close() {
    page.close();
    telegram.close();
    twilio.close();
    kavenegar.close();
    mail.close();
  }
}
