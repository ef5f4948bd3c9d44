package club.vafa.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import club.vafa.web.probe.Check;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WebServerTest {
  private static final String WISH = "{\"what\":\"tea\",\"count\":2}";

  private final TinyServer tiny = new TinyServer();
  private WebServer server;
  private Client client;

  @BeforeEach
  void start() {
    server = tiny.start();
    client = new Client(server.port(), TinyServer.TOKEN);
  }

  @AfterEach
  void stop() {
    tiny.mayLeave.countDown();
    Client.hangUp();
    server.close();
  }

  @Test
  void aWishIsAnsweredWithTheRoutesStatus() {
    var answer = client.keyed("k1", "/api/v1/things", WISH);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"what\":\"tea\",\"count\":2}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "vafa_tinyy"})
  void withoutAValidTokenIs401(String token) {
    var answer = new Client(server.port(), token).get("/api/v1/things");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void withoutThePermissionIs403AndItsNameIsTold() {
    var answer = client.get("/api/v1/secrets");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("permission").asText()).isEqualTo("staff_write");
    assertThat(answer.body()).doesNotContain("secret\"");
  }

  @Test
  void anUnknownPathIs404AndAnotherMethodIs405() {
    assertThat(client.get("/api/v1/nothing").problem()).isEqualTo("not-found");
    var answer = client.json("DELETE", "/api/v1/things", "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("GET").contains("POST");
  }

  @Test
  void problemsSpeakTheCallersLanguageAndElseTheClubs() {
    assertThat(client.get("/api/v1/nothing").json().path("title").asText()).isEqualTo("پیدا نشد");
    assertThat(client.get("/api/v1/nothing", "Accept-Language", "de, en;q=0.8, fa;q=0.3").json().path("title").asText())
        .isEqualTo("Not found");
    assertThat(client.get("/api/v1/nothing", "Accept-Language", ";;;q=,,").status()).isEqualTo(404);
  }

  @Test
  void aMalformedRequestNamesHeaderAndFieldsAtOnce() {
    var answer = client.post("/api/v1/things?x=1", "{\"count\":\"2\",\"extra\":1}", "Accept-Language", "en");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().findValuesAsText("field")).containsExactlyInAnyOrder("Idempotency-Key", "x", "extra", "what", "count");
    assertThat(answer.json().path("detail").asText()).isEqualTo("5 fields are not right; see errors.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "", "a\tb"})
  void aKeyHasVisibleCharactersOnly(String key) {
    assertThat(client.keyed(key, "/api/v1/things", WISH).json().findValuesAsText("code")).containsExactly("key-form");
    assertThat(client.keyed("x".repeat(200), "/api/v1/things", WISH).status()).isEqualTo(201);
    assertThat(client.keyed("x".repeat(201), "/api/v1/things", WISH).status()).isEqualTo(400);
  }

  @Test
  void anotherTypeOfBodyIs415() {
    assertThat(client.send("POST", "/api/v1/things", BodyPublishers.ofString(WISH), "Idempotency-Key", "k", "Content-Type", "text/plain")
        .status())
        .isEqualTo(415);
  }

  @Test
  void tenMegabytesAre413WhetherOrNotTheirLengthIsAnnounced() {
    byte[] large = new byte[10_000_000];
    var announced = client.send("POST", "/api/v1/things", BodyPublishers.ofByteArray(large), "Idempotency-Key", "k");
    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.json().path("limit").asLong()).isEqualTo(1_000_000);
    var streamed = client.send("POST", "/api/v1/things", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
        "Idempotency-Key", "k");
    assertThat(streamed.status()).isEqualTo(413);
    assertThat(client.send("POST", "/webhooks/telegram", BodyPublishers.ofByteArray(large)).status()).isEqualTo(413);
    assertThat(client.keyed("k2", "/api/v1/things", WISH).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/broken", "/api/v1/deep"})
  void aFaultIs500WithANumberAndNothingElse(String path) {
    var answer = client.get(path);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain(TinyServer.SECRET).doesNotContain("Exception").doesNotContain("club.vafa");
    assertThat(answer.json().path("id").asText()).isEqualTo(answer.header("X-Request-Id")).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/%2e%2e%2fthings", "/api/v1/a%00b", "/api/v1/things;a=b"})
  void oddPathsGetAClientErrorAsAProblem(String path) {
    var answer = client.get(path);
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void pagesAreBounded() {
    assertThat(client.get("/api/v1/things?limit=200").status()).isEqualTo(200);
    assertThat(client.get("/api/v1/things?limit=201").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/things?limit=0").status()).isEqualTo(400);
  }

  @Test
  void whatIsUnderWayWhenTheServerStopsIsStillAnswered() throws Exception {
    var slow = CompletableFuture.supplyAsync(() -> client.get("/api/v1/slow"));
    assertThat(tiny.entered.await(10, TimeUnit.SECONDS)).isTrue();
    long began = System.nanoTime();
    var stopping = CompletableFuture.runAsync(server::close);
    tiny.mayLeave.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    stopping.get(10, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aWebhookGetsTheRequestAsItCame() {
    var answer = client.send("POST", "/webhooks/telegram?a=1", BodyPublishers.ofString("From=%2B98912&Body=%D8%B3&Body=2"),
        "Content-Type", "application/x-www-form-urlencoded", "X-Secret", "s");
    assertThat(answer.status()).isEqualTo(200);
    var request = tiny.hooked.getFirst();
    assertThat(request.path()).isEqualTo("/webhooks/telegram?a=1");
    assertThat(request.form()).containsEntry("Body", List.of("س", "2")).containsEntry("From", List.of("+98912"));
    assertThat(client.send("POST", "/webhooks/telegram", BodyPublishers.ofString("x")).status()).isEqualTo(403);
    assertThat(client.send("POST", "/webhooks/telegram", BodyPublishers.ofString("a=%ZZ"), "Content-Type",
        "application/x-www-form-urlencoded").status())
        .isEqualTo(400);
    assertThat(client.send("POST", "/webhooks/twilio/messages", BodyPublishers.ofString("x")).status()).isEqualTo(404);
  }

  @Test
  void readyTellsWhichPartIsIll() {
    assertThat(client.get("/health/live").status()).isEqualTo(200);
    assertThat(client.get("/health/ready").status()).isEqualTo(200);
    tiny.health = Check.ill("no poll for 95 s");
    var ill = client.get("/health/ready");
    assertThat(ill.status()).isEqualTo(503);
    assertThat(ill.json().path("checks").get(0).path("reason").asText()).isEqualTo("no poll for 95 s");
  }

  @Test
  void metricsTellRoutesByTheirTemplateAndFailingFiguresSpoilNoOthers() {
    client.get("/api/v1/things");
    client.get("/api/v1/secret-code-in-path");
    assertThat(client.send("HACK", "/api/v1/things", BodyPublishers.noBody()).status()).isBetween(400, 501);
    String metrics = client.get("/metrics").body();
    assertThat(metrics).doesNotContain("HACK");
    assertThat(metrics).contains("vafa_depth{lane=\"code\"} 3.0").contains("vafa_sends_total{end=\"sent\"} 5.0")
        .contains("vafa_figures_failed 1.0")
        .contains("vafa_http_requests_seconds_count{method=\"GET\",route=\"/api/v1/things\",status=\"200\"} 1")
        .contains("route=\"unmatched\"").doesNotContain("secret-code-in-path");
  }

  @Test
  void theLogNamesTheRouteAndNeverThePath() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    var written = new CountDownLatch(2);
    var lines = new AppenderBase<ILoggingEvent>() {
      @Override
      protected void append(ILoggingEvent event) {
        told.add(event.getFormattedMessage() + " " + event.getKeyValuePairs());
        written.countDown();
      }
    };
    lines.start();
    var logger = (Logger) LoggerFactory.getLogger("club.vafa.web.requests");
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    client.get("/api/v1/things/09121234567?limit=5");
    client.get("/api/v1/things?limit=5&after=09121234567");
    assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    logger.detachAppender(lines);
    assertThat(told).anyMatch(line -> line.contains("route=\"/api/v1/things\"") && line.contains("status=\"200\"") && line.contains("ms="));
    assertThat(told).noneMatch(line -> line.contains("0912"));
  }

  @Test
  void theFrontPageIsInTheReadersLanguageAndEscapesNames() {
    var farsi = client.get("/");
    assertThat(farsi.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(farsi.body()).contains("dir=\"rtl\"").contains("کافه &lt;نقش&gt;").contains("/api/docs").contains("/play");
    assertThat(client.get("/", "Accept-Language", "en").body()).contains("dir=\"ltr\"");
    assertThat(client.get("/api/docs").header("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(client.get("/api/docs/docs.js").status()).isEqualTo(200);
    assertThat(client.get("/api/openapi.json").json().path("paths").path("/things").path("post").path("responses").has("201")).isTrue();
  }
}
