package club.vafa.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published protocol on the bare wire: envelopes, encodings, long polls, webhooks and the parsers' refusals. */
class BotApiProtocolTest {

  private final LocalTelegram telegram = LocalTelegram.start();
  private final TelegramPerson ali = telegram.person(5, "علی", "+989120000001");
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.shutdownNow();
    telegram.close();
  }

  private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(telegram.baseUrl() + path)).header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode call(String method, String json) throws IOException, InterruptedException {
    return Json.MAPPER.readTree(post("/bot" + telegram.token() + "/" + method, "application/json", json).body());
  }

  private String refusal(String method, String json) throws IOException, InterruptedException {
    var answer = call(method, json);
    assertThat(answer.path("ok").asBoolean(true)).isFalse();
    return answer.path("error_code").asInt() + " " + answer.path("description").asText();
  }

  @Test
  void tokensAndMethodsAreCheckedFirst() throws Exception {
    var wrong = post("/bot4242:wrong_token/getMe", "application/json", "{}");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    assertThat(post("/botnonsense/getMe", "application/json", "{}").statusCode()).isEqualTo(404);
    assertThat(refusal("getNothing", "{}")).isEqualTo("404 Not Found: method not found");
    assertThat(call("GETME", "").at("/result/is_bot").asBoolean()).isTrue();
  }

  @Test
  void parametersComeInAnyOfTheFourWays() throws Exception {
    ali.start("");
    var path = "/bot" + telegram.token() + "/sendMessage";
    assertThat(post(path, "application/x-www-form-urlencoded", "chat_id=5&text=%D8%A7&reply_markup=%7B%22remove_keyboard%22%3Atrue%7D")
        .statusCode()).isEqualTo(200);
    assertThat(post(path + "?chat_id=5&text=query", "text/plain", "").statusCode()).isEqualTo(200);
    var parts = "--b\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\npart\r\n--b--\r\n";
    assertThat(post(path, "multipart/form-data; boundary=b", parts).statusCode()).isEqualTo(200);
    assertThat(post(path, "application/json", "{\"chat_id\":\"5\",\"text\":\"json\"}").statusCode()).isEqualTo(200);
    assertThat(ali.chat()).extracting(ChatMessage::text).containsExactly("/start", "ا", "query", "part", "json");
    assertThat(ali.chat().get(1).removesKeyboard()).isTrue();
    assertThat(post(path, "application/json", "{broken").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "HTML; <b>a; Can't find end tag corresponding to start tag \"b\"",
      "HTML; <b>a</i>; Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
      "HTML; سلام <x>; Unsupported start tag \"x\" at byte offset 9",
      "HTML; a</b>; Unexpected end tag at byte offset 1",
      "MarkdownV2; *a; Can't find end of Bold entity at byte offset 0",
      "MarkdownV2; ۵.; Character '.' is reserved and must be escaped with the preceding '\\'",
      "Markdown; a *b; Can't find end of the entity starting at byte offset 2"})
  void unbalancedMarksAreRefusedInTelegramsWords(String mode, String text, String reason) throws Exception {
    ali.start("");
    var body = Json.object().put("chat_id", 5).put("text", text).put("parse_mode", mode).toString();
    assertThat(refusal("sendMessage", body)).isEqualTo("400 Bad Request: can't parse entities: " + reason);
  }

  @Test
  void theLimitOfATextIsCountedAfterItsMarks() throws Exception {
    ali.start("");
    var marked = Json.object().put("chat_id", 5).put("text", "<b>" + "ا".repeat(4_096) + "</b>").put("parse_mode", "HTML");
    assertThat(call("sendMessage", marked.toString()).at("/result/entities/0/type").asText()).isEqualTo("bold");
    assertThat(refusal("sendMessage", "{\"chat_id\":5,\"text\":\"x\",\"parse_mode\":\"BBCode\"}"))
        .isEqualTo("400 Bad Request: unsupported parse_mode");
  }

  @Test
  void aSecondPollerEndsTheFirst() throws Exception {
    var first = CompletableFuture.supplyAsync(() -> {
      try {
        return call("getUpdates", "{\"timeout\":30}");
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    // The second poll must come after the first, so it is repeated until the first has felt it.
    while (!first.isDone()) {
      call("getUpdates", "{\"timeout\":0}");
    }
    assertThat(first.get().path("error_code").asInt()).isEqualTo(409);
    assertThat(first.get().path("description").asText()).startsWith("Conflict: terminated by other getUpdates request");
  }

  @Test
  void onlyTheOffsetConfirms() throws Exception {
    ali.start("");
    ali.sendText("a");
    var seen = call("getUpdates", "{\"limit\":1}").path("result");
    assertThat(seen).hasSize(1);
    assertThat(call("getUpdates", "{}").path("result")).hasSize(2);
    var next = call("getUpdates", "{\"offset\":" + (seen.get(0).path("update_id").asLong() + 1) + "}").path("result");
    assertThat(next).hasSize(1);
    assertThat(next.get(0).at("/message/text").asText()).isEqualTo("a");
    assertThat(call("getUpdates", "{\"offset\":-1}").path("result")).hasSize(1);
  }

  @Test
  void kindsThatAreNotAllowedAreNotKept() throws Exception {
    call("getUpdates", "{\"allowed_updates\":[\"message\"]}");
    ali.start("");
    ali.block();
    assertThat(call("getUpdates", "{}").path("result")).hasSize(1);
  }

  @Test
  void aWebhookGetsTheSecretAndAnUpdateAgainUntilItIsTaken() throws Exception {
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    var failures = new AtomicInteger(2);
    var club = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    club.createContext("/", exchange -> {
      bodies.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token") + " "
          + new String(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 200, -1);
      exchange.close();
    });
    club.start();
    try {
      call("setWebhook", "{\"url\":\"http://127.0.0.1:" + club.getAddress().getPort() + "/hook\",\"secret_token\":\"s3cret\"}");
      assertThat(refusal("getUpdates", "{}")).startsWith("409 Conflict: can't use getUpdates method while webhook is active");
      ali.start("");
      var first = bodies.poll(10, TimeUnit.SECONDS);
      assertThat(first).startsWith("s3cret {\"update_id\":");
      assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo(first);
      assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo(first);
      assertThat(telegram.awaitConfirmed(Duration.ofSeconds(10))).isTrue();
      assertThat(call("getWebhookInfo", "{}").at("/result/last_error_message").asText()).contains("500");
      call("deleteWebhook", "{}");
      assertThat(call("getUpdates", "{}").path("ok").asBoolean()).isTrue();
    } finally {
      club.stop(0);
    }
  }

  @Test
  void keyboardsOfTheWrongShapeAreRefused() throws Exception {
    ali.start("");
    assertThat(refusal("sendMessage", "{\"chat_id\":5,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[{\"text\":\"a\"}]}}"))
        .contains("must be an Array of Arrays");
    assertThat(refusal("sendMessage", "{\"chat_id\":5,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"a\"}]]}}"))
        .contains("Text buttons are unallowed in the inline keyboard");
    assertThat(refusal("sendMessage", "{\"chat_id\":5,\"text\":\"x\",\"reply_markup\":\"{oops\"}"))
        .contains("can't parse reply keyboard markup");
    assertThat(refusal("setMyCommands", "{\"commands\":[{\"command\":\"Bad!\",\"description\":\"x\"}]}")).contains("BOT_COMMAND_INVALID");
    assertThat(refusal("sendPhoto", "{\"chat_id\":5,\"photo\":\"nope\"}")).contains("wrong file identifier/HTTP URL specified");
  }

  @Test
  void deletedMessagesAreGoneAndCannotBeEdited() throws Exception {
    ali.start("");
    long id = call("sendMessage", "{\"chat_id\":5,\"text\":\"x\"}").at("/result/message_id").asLong();
    assertThat(call("deleteMessage", "{\"chat_id\":5,\"message_id\":" + id + "}").path("result").asBoolean()).isTrue();
    assertThat(ali.chat()).hasSize(1);
    assertThat(refusal("deleteMessage", "{\"chat_id\":5,\"message_id\":" + id + "}")).contains("message to delete not found");
    assertThat(refusal("editMessageText", "{\"chat_id\":5,\"message_id\":" + ali.chat().getFirst().messageId() + ",\"text\":\"y\"}"))
        .contains("message can't be edited");
  }

  @Test
  void theLogCountsEachCallWithItsStatus() throws Exception {
    refusal("sendMessage", "{\"chat_id\":99,\"text\":\"x\"}");
    var logged = telegram.log().calls("sendMessage").getLast();
    assertThat(logged.status()).isEqualTo(400);
    assertThat(logged.note()).isEqualTo("Bad Request: chat not found");
    assertThat(telegram.log().count("sendmessage")).isEqualTo(1);
  }
}
