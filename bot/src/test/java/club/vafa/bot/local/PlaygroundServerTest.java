package club.vafa.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The playground's API: what a page can see and do, and what outlives a restart. */
@Timeout(60)
class PlaygroundServerTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir
  Path folder;

  private LocalTelegram telegram = LocalTelegram.start();
  private LocalTwilio twilio = LocalTwilio.start();
  private Optional<PlaygroundServer> playground = Optional.empty();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.shutdownNow();
    playground.ifPresent(PlaygroundServer::close);
    telegram.close();
    twilio.close();
  }

  private PlaygroundServer open(Optional<Path> memory) {
    var server = PlaygroundServer.start(new PlaygroundServer.Settings("127.0.0.1", 0, "playground-test", memory, new Random(1)), telegram,
        twilio);
    playground = Optional.of(server);
    return server;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(playground.orElseThrow().url() + path))
        .build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(playground.orElseThrow().url() + path)).header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode does(String path, String body) throws IOException, InterruptedException {
    var answer = post(path, "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return Json.MAPPER.readTree(answer.body());
  }

  private long sara() throws IOException, InterruptedException {
    return does("api/people", "{\"name\":\"سارا\",\"phone\":\"۰۹۱۲ ۱۲۳ ۴۵۶۷\",\"language\":\"fa\"}").path("id").asLong();
  }

  private JsonNode screen(long id) throws IOException, InterruptedException {
    return Json.MAPPER.readTree(get("api/people/" + id).body());
  }

  private JsonNode bot(String method, String json) throws IOException, InterruptedException {
    var response = http.send(HttpRequest.newBuilder(URI.create(telegram.baseUrl() + "/bot" + telegram.token() + "/" + method))
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json))
        .build(), HttpResponse.BodyHandlers.ofString());
    return Json.MAPPER.readTree(response.body());
  }

  @Test
  void aPersonIsMadeOncePerPhoneHoweverItIsTyped() throws Exception {
    open(Optional.empty());
    var id = sara();
    assertThat(telegram.person(id).orElseThrow().phone()).isEqualTo("+989121234567");
    assertThat(does("api/people", "{\"name\":\"Sara\",\"phone\":\"+98 912 123 4567\"}").path("id").asLong()).isEqualTo(id);
    assertThat(post("api/people", "application/json", "{\"name\":\"x\",\"phone\":\"12\"}").statusCode()).isEqualTo(422);
    assertThat(post("api/people", "application/json", "[").statusCode()).isEqualTo(400);
    assertThat(post("api/people", "text/plain", "{}").statusCode()).as("what another origin's page could send").isEqualTo(415);
  }

  @Test
  void whatIsDoneOnThePageBecomesUpdatesAndTexts() throws Exception {
    open(Optional.empty());
    var id = sara();
    does("api/people/" + id + "/start", "{\"payload\":\"ref7\"}");
    does("api/people/" + id + "/contact", "{}");
    does("api/people/" + id + "/contact", "{\"name\":\"علی\",\"phone\":\"09350000000\"}");
    does("api/people/" + id + "/sms", "{\"text\":\"عضویت\"}");
    does("api/people/" + id + "/block", "{}");
    var updates = bot("getUpdates", "{}").path("result");
    assertThat(updates.at("/0/message/text").asText()).isEqualTo("/start ref7");
    assertThat(updates.at("/1/message/contact/user_id").asLong()).isEqualTo(id);
    assertThat(updates.at("/2/message/contact/user_id").isMissingNode()).isTrue();
    assertThat(updates.at("/3/my_chat_member/new_chat_member/status").asText()).isEqualTo("kicked");
    assertThat(twilio.phone("+989121234567").thread().getFirst().body()).isEqualTo("عضویت");
    assertThat(post("api/people/" + id + "/text", "application/json", "{\"text\":\"x\"}").statusCode()).isEqualTo(409);
    assertThat(post("api/people/" + id + "/fly", "application/json", "{}").statusCode()).isEqualTo(422);
    assertThat(post("api/people/1/text", "application/json", "{\"text\":\"x\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void theScreenShowsTheKeyboardThatIsInForce() throws Exception {
    open(Optional.empty());
    var id = sara();
    does("api/people/" + id + "/start", "{}");
    bot("sendMessage", "{\"chat_id\":" + id + ",\"text\":\"a\",\"reply_markup\":{\"keyboard\":[[\"یک\"]],\"one_time_keyboard\":true}}");
    assertThat(screen(id).at("/keyboard/folded").asBoolean(true)).isFalse();
    does("api/people/" + id + "/text", "{\"text\":\"یک\"}");
    assertThat(screen(id).at("/keyboard/folded").asBoolean()).isTrue();
    bot("sendMessage", "{\"chat_id\":" + id + ",\"text\":\"b\",\"reply_markup\":{\"remove_keyboard\":true}}");
    assertThat(screen(id).path("keyboard")).isEmpty();
    assertThat(screen(id).path("messages")).hasSize(4);
  }

  @Test
  void changesReachThePageAsTheyHappen() throws Exception {
    var server = open(Optional.empty());
    var id = sara();
    var stream = http.send(HttpRequest.newBuilder(URI.create(server.url() + "api/events"))
        .build(), HttpResponse.BodyHandlers.ofInputStream());
    try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(": hello");
      does("api/people/" + id + "/start", "{}");
      assertThat(next(lines, "telegram").path("id").asLong()).isEqualTo(id);
      bot("sendMessage", "{\"chat_id\":" + id + ",\"text\":\"b\"}");
      assertThat(next(lines, "telegram").path("telegramRevision").asLong()).isEqualTo(2);
      var query = does("api/people/" + id + "/press", "{\"messageId\":" + screen(id).at("/messages/1/id") + ",\"data\":\"x\"}")
          .path("queryId").asText();
      bot("answerCallbackQuery", "{\"callback_query_id\":\"" + query + "\",\"text\":\"آفرین\"}");
      var answered = next(lines, "answered");
      assertThat(answered.path("queryId").asText()).isEqualTo(query);
      assertThat(answered.path("text").asText()).isEqualTo("آفرین");
      assertThat(next(lines, "wire").path("method").asText()).isEqualTo("answerCallbackQuery");
    }
  }

  private static JsonNode next(BufferedReader lines, String event) throws IOException {
    while (!lines.readLine().equals("event: " + event)) {
      // Other events may come between.
    }
    return Json.MAPPER.readTree(lines.readLine().substring("data: ".length()));
  }

  @Test
  void chatsThreadsAndOpenUpdatesOutliveARestart() throws Exception {
    var file = folder.resolve("playground.json");
    var server = open(Optional.of(file));
    var id = sara();
    does("api/people/" + id + "/start", "{}");
    bot("sendMessage", "{\"chat_id\":" + id
        + ",\"text\":\"خوش آمدید\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"a\"}]]}}");
    does("api/people/" + id + "/sms", "{\"text\":\"STOP\"}");
    twilio.phone("+989121234567").awaitSms(sms -> sms.body().contains("unsubscribed"), SOON);
    var updateId = bot("getUpdates", "{}").at("/result/0/update_id").asLong();
    server.close();
    telegram.close();
    twilio.close();

    telegram = LocalTelegram.start();
    twilio = LocalTwilio.start();
    open(Optional.of(file));
    assertThat(telegram.chat(id)).extracting(ChatMessage::text).containsExactly("/start", "خوش آمدید");
    assertThat(telegram.chat(id).getLast().button("a")).isPresent();
    assertThat(twilio.phone("+989121234567").thread()).hasSize(2);
    assertThat(twilio.stopped("+989121234567")).isTrue();
    assertThat(bot("getUpdates", "{}").at("/result/0/update_id").asLong()).isEqualTo(updateId);
    telegram.person(id).orElseThrow().sendText("باز هم");
    assertThat(bot("getUpdates", "{}").at("/result/1/update_id").asLong()).isGreaterThan(updateId);
    assertThat(telegram.chat(id)).extracting(ChatMessage::messageId).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aBrokenMemoryIsBegunAnew() throws Exception {
    var file = folder.resolve("playground.json");
    Files.writeString(file, "{broken");
    open(Optional.of(file));
    assertThat(sara()).isPositive();
  }

  @Test
  void onlyThePagesOwnFilesAreServed() throws Exception {
    open(Optional.empty());
    assertThat(get("").body()).contains("a page for tests");
    assertThat(get("").headers().firstValue("Content-Security-Policy")).isPresent();
    for (var path : new String[] {"..%2Fsecret.txt", "club/vafa/bot/local/Json.class", "nothing.html", "api/people/77",
        "api/pictures/none"}) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  /** A clock that stands, save when it is put forward, and not over a day's end. */
  private static final class StandingClock implements PlaygroundClock {
    private Instant now = Instant.parse("2026-06-01T08:00:00Z");

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public ZoneId zone() {
      return ZoneId.of("Asia/Tehran");
    }

    @Override
    public boolean forward(Duration by) {
      if (by.compareTo(Duration.ofDays(1)) > 0) {
        return false;
      }
      now = now.plus(by);
      return true;
    }
  }

  @Test
  void theClubsClockIsShownAndPutForwardWithinBounds() throws Exception {
    playground = Optional.of(PlaygroundServer.start(new PlaygroundServer.Settings("127.0.0.1", 0, "playground-test", Optional.empty(), new Random(1),
        Optional.of(new StandingClock())), telegram, twilio));
    assertThat(Json.MAPPER.readTree(get("api/state").body()).at("/clock/now").asText()).isEqualTo("2026-06-01T08:00:00Z");
    assertThat(does("api/clock", "{\"minutes\": 60}").path("now").asText()).isEqualTo("2026-06-01T09:00:00Z");
    assertThat(Json.MAPPER.readTree(get("api/clock").body()).path("zone").asText()).isEqualTo("Asia/Tehran");
    for (var wrong : List.of("0", "-60", "1.5", "\"60\"", "10081", "9999999999", "2000")) {
      assertThat(post("api/clock", "application/json", "{\"minutes\": " + wrong + "}").statusCode()).as(wrong).isEqualTo(422);
    }
    assertThat(Json.MAPPER.readTree(get("api/clock").body()).path("now").asText()).isEqualTo("2026-06-01T09:00:00Z");
  }

  @Test
  void withoutAClockOfItsOwnThereIsNoneToPutForward() throws Exception {
    open(Optional.empty());
    assertThat(get("api/clock").statusCode()).isEqualTo(404);
    assertThat(post("api/clock", "application/json", "{\"minutes\": 60}").statusCode()).isEqualTo(404);
    assertThat(Json.MAPPER.readTree(get("api/state").body()).has("clock")).isFalse();
  }
}
