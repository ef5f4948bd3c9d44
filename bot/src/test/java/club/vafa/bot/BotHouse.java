package club.vafa.bot;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.bot.local.ChatMessage;
import club.vafa.bot.local.LocalMail;
import club.vafa.bot.local.LocalPhone;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.LocalTwilio;
import club.vafa.bot.local.TelegramPerson;
import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.sms.SmsWebhook;
import club.vafa.bot.sms.TwilioSettings;
import club.vafa.bot.telegram.TelegramSettings;
import club.vafa.bot.telegram.TelegramWebhook;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.message.Pace;
import club.vafa.value.Email;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole bot on a real database, with all providers' local servers and the web's part of the webhooks. */
final class BotHouse implements BeforeAllCallback, AfterAllCallback {

  static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final AtomicLong PEOPLE = new AtomicLong(7_000_000);

  TestClub club;
  LocalTelegram telegram;
  LocalTwilio twilio;
  LocalMail mail;
  private final TestDatabase database = new TestDatabase();
  private final Optional<String> webhookSecret;
  private HttpServer web;
  private Bot bot;

  BotHouse() {
    this(Optional.empty());
  }

  BotHouse(Optional<String> webhookSecret) {
    this.webhookSecret = webhookSecret;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
    club = new TestClub(database);
    telegram = LocalTelegram.start();
    twilio = LocalTwilio.start();
    mail = LocalMail.start("127.0.0.1", 0, club.clock());
    for (var channel : Channel.values()) {
      core().messages.pace(channel, Pace.UNLIMITED);
    }
    web = web();
    twilio.inboundWebhook(incoming().toString());
    open();
  }

  Core core() {
    return club.core();
  }

  Bot bot() {
    return bot;
  }

  TelegramSettings telegramSettings() {
    return new TelegramSettings(telegram.token(), URI.create(telegram.baseUrl()), Optional.empty(),
        webhookSecret.map(secret -> new TelegramSettings.Webhook(at("/webhooks/telegram"), secret)));
  }

  TwilioSettings twilioSettings() {
    return new TwilioSettings(twilio.accountSid(), twilio.authToken(), twilio.number(), URI.create(twilio.baseUrl()), incoming(),
        at("/webhooks/twilio/status"));
  }

  URI incoming() {
    return at("/webhooks/twilio/messages");
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
  }

  private void open() {
    bot = new Bot(core(), Optional.of(telegramSettings()), Optional.of(twilioSettings()), Optional.empty(), Optional.of(mailSettings()));
    bot.start();
  }

  private MailSettings mailSettings() {
    return new MailSettings(new MailSettings.Server("127.0.0.1", mail.port(), MailSettings.Security.NONE, Optional.empty()), new Email("club@shop.example"),
        "https://club.example", Optional.empty());
  }

  /** The process goes down and another comes up on the same database. */
  void restart() throws InterruptedException {
    bot.stop(Duration.ofSeconds(10));
    open();
  }

  Chatter chatter(String name) {
    long id = PEOPLE.incrementAndGet();
    return new Chatter(telegram.person(id, name, "+98935" + id));
  }

  Texter texter() {
    return new Texter(twilio.phone("+98935" + PEOPLE.incrementAndGet()));
  }

  /** Waits until so many incomings of this address are handled. */
  void awaitHandled(String address, int count) throws InterruptedException {
    await(() -> handled("address = '" + address + "'") >= count);
  }

  long handled(String condition) {
    return core().db.read(h -> h.createQuery("select count(*) from inbox_done where " + condition).mapTo(Long.class).one());
  }

  long aside(String condition) {
    return core().db.read(h -> h.createQuery("select count(*) from inbox_aside where " + condition).mapTo(Long.class).one());
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in time");
      }
      Thread.sleep(20);
    }
  }

  /** Somebody with a Telegram account. */
  static final class Chatter {
    final TelegramPerson person;

    Chatter(TelegramPerson person) {
      this.person = person;
    }

    ChatMessage hears(long after, String words) throws InterruptedException {
      return hears(after, message -> message.text().contains(words));
    }

    ChatMessage hears(long after, Predicate<ChatMessage> wanted) throws InterruptedException {
      return person.awaitMessage(message -> message.messageId() > after && wanted.test(message), PATIENCE);
    }

    ChatMessage start(String payload, String words) throws InterruptedException {
      return hears(person.start(payload).messageId(), words);
    }

    ChatMessage says(String text, String words) throws InterruptedException {
      return hears(person.sendText(text).messageId(), words);
    }

    ChatMessage sharesContact(String words) throws InterruptedException {
      return hears(person.shareContact().messageId(), words);
    }

    ChatMessage presses(String button, String words) throws InterruptedException {
      long before = last();
      person.press(button);
      return person.awaitMessage(message -> (message.messageId() > before || message.edited()) && message.text().contains(words), PATIENCE);
    }

    long last() {
      return person.chat().stream().mapToLong(ChatMessage::messageId).max().orElse(0);
    }

    /** Joins in Persian, as most do. */
    Chatter joined() throws InterruptedException {
      start("", "زبان خود را");
      says("فارسی", "شمارهٔ موبایل");
      sharesContact("چه نامی");
      says("مریم رضایی", "تاریخ تولدتان");
      says("رد می‌شوم", "قوانین باشگاه");
      says("می‌پذیرم", "دوست دارید");
      says("بله، بفرستید", "کارت عضویت");
      return this;
    }
  }

  /** Somebody with a phone. */
  static final class Texter {
    final LocalPhone phone;

    Texter(LocalPhone phone) {
      this.phone = phone;
    }

    String says(String text, String words) throws InterruptedException {
      int before = phone.inbox().size();
      phone.send(text);
      return hears(before, words);
    }

    String hears(int before, String words) throws InterruptedException {
      return phone.awaitSms(sms -> phone.inbox().indexOf(sms) >= before && sms.body().contains(words), PATIENCE).body();
    }
  }

  private HttpServer web() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/webhooks/twilio/messages", call ->
          answer(call, bot.smsWebhook().orElseThrow().accept(form(call), headers(call))));
      server.createContext("/webhooks/twilio/status", call ->
          answer(call, bot.smsWebhook().orElseThrow().acceptStatus(form(call), headers(call))));
      server.createContext("/webhooks/telegram", call -> {
        var answer = bot.telegramWebhook().orElseThrow().accept(
            Optional.ofNullable(call.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token")), body(call));
        reply(call, switch (answer) {
          case TelegramWebhook.Answer.Taken taken -> 200;
          case TelegramWebhook.Answer.Forged forged -> 403;
          case TelegramWebhook.Answer.NotInUse notInUse -> 404;
        }, "");
      });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange call, SmsWebhook.Answer answer) throws IOException {
    switch (answer) {
      case SmsWebhook.Answer.Taken(String twiml) -> reply(call, 200, twiml);
      case SmsWebhook.Answer.Forged forged -> reply(call, 403, "");
      case SmsWebhook.Answer.Unreadable unreadable -> reply(call, 400, "");
    }
  }

  private static void reply(HttpExchange call, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "text/xml");
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static String body(HttpExchange call) throws IOException {
    return new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> form(HttpExchange call) throws IOException {
    var form = new HashMap<String, String>();
    for (var pair : body(call).split("&")) {
      var parts = pair.split("=", 2);
      form.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), parts.length < 2 ? ""
          : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static Map<String, String> headers(HttpExchange call) {
    var headers = new HashMap<String, String>();
    call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    bot.stop(Duration.ofSeconds(10));
    web.stop(0);
    telegram.close();
    twilio.close();
    mail.close();
    database.afterAll(context);
  }
}
