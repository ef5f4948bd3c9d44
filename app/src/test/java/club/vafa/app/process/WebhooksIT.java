package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.LocalPhone;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.LocalTwilio;
import club.vafa.bot.local.TelegramPerson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The providers' calls into a process that is told of them by settings alone: web takes them, the bot checks, stores and answers. */
class WebhooksIT {

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final String SECRET = "a-webhook-secret_of-this-test";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir
  private static Path data;
  private static LocalTelegram telegram;
  private static LocalTwilio twilio;
  private static Vafa vafa;
  private static String address;

  @BeforeAll
  static void start() throws InterruptedException {
    int port = Vafa.freePort();
    address = "http://127.0.0.1:" + port;
    telegram = LocalTelegram.start();
    twilio = LocalTwilio.start();
    twilio.inboundWebhook(address + "/webhooks/twilio/messages");
    Map<String, String> settings = new HashMap<>(Map.of("VAFA_DATA", data.toString(), "VAFA_PORT", Integer.toString(port), "VAFA_PUBLIC_URL", address,
      "VAFA_TELEGRAM_TOKEN", telegram.token(), "VAFA_TELEGRAM_API", telegram.baseUrl(), "VAFA_TELEGRAM_WEBHOOK_SECRET", SECRET));
    settings.putAll(Map.of("VAFA_TWILIO_ACCOUNT", twilio.accountSid(), "VAFA_TWILIO_TOKEN", twilio.authToken(), "VAFA_TWILIO_FROM", twilio.number(),
      "VAFA_TWILIO_API", twilio.baseUrl()));
    vafa = Vafa.start(settings, "serve").awaitReady(port);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    vafa.close();
    telegram.close();
    twilio.close();
  }

  @Test
  void whatTelegramPushesIsAnswered() throws InterruptedException {
    TelegramPerson person = telegram.person(81, "Sara", "+989121110001");
    person.start("");
    assertThat(person.awaitMessage(message -> message.fromBot(), ANSWER).text()).contains("زبان");
    assertThat(telegram.log().calls()).noneMatch(call -> call.method().equalsIgnoreCase("getUpdates"));
  }

  @Test
  void whatTwilioPostsIsAnswered() throws InterruptedException {
    LocalPhone phone = twilio.phone("+989121110002");
    phone.send("عضویت");
    assertThat(phone.awaitSms(sms -> sms.fromClub(), ANSWER).body()).isNotBlank();
  }

  @Test
  void aForgedCallIsRefused() throws IOException, InterruptedException {
    String update = "{\"update_id\": 1, \"message\": {}}";
    assertThat(post("/webhooks/telegram", "application/json", update, "X-Telegram-Bot-Api-Secret-Token", "guessed")).isEqualTo(403);
    assertThat(post("/webhooks/telegram", "application/json", update, "X-Nothing", "")).isEqualTo(403);
    assertThat(post("/webhooks/twilio/messages", "application/x-www-form-urlencoded", "MessageSid=SM1&From=%2B989121110003&Body=hello", "X-Twilio-Signature", "bm8="))
      .isEqualTo(403);
    assertThat(post("/webhooks/twilio/status", "application/x-www-form-urlencoded", "MessageSid=SM1&MessageStatus=delivered", "X-Nothing", "")).isEqualTo(403);
  }

  private static int post(String path, String type, String body, String header, String value) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(10)).header("Content-Type", type)
      .header(header, value).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
