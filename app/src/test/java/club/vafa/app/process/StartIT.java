package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program starts, refuses to start, stops and goes on. */
class StartIT {

  private static final Duration STOP_MAX = Duration.ofSeconds(10);
  private static final Duration REFUSAL_MAX = Duration.ofSeconds(30);
  private static final String OWNER_TOKEN = "vafa_owner-token-of-this-test";

  @TempDir
  private static Path data;
  private static int port;

  @BeforeAll
  static void firstStart() throws InterruptedException {
    port = Vafa.freePort();
    try (Vafa vafa = serve(Map.of("VAFA_OWNER_TOKEN", OWNER_TOKEN))) {
      vafa.awaitReady(port);
    }
  }

  @AfterAll
  static void noServerIsLeft() {
    assertThat(new EmbeddedFiles(data).server()).isEmpty();
  }

  @Test
  void itStopsWithinTenSecondsAndTakesItsDatabaseAlong() throws InterruptedException {
    Vafa vafa = serve(Map.of()).awaitReady(port);
    assertThat(new EmbeddedFiles(data).server()).isPresent();
    vafa.terminate();
    vafa.awaitEnd(STOP_MAX);
    assertThat(new EmbeddedFiles(data).server()).isEmpty();
  }

  @Test
  void afterKillNineItTakesOverTheDatabaseThatWasLeftAndGoesOn() throws InterruptedException, IOException {
    Vafa killed = serve(Map.of()).awaitReady(port);
    ProcessHandle orphan = new EmbeddedFiles(data).server().orElseThrow();
    killed.kill();
    assertThat(orphan.isAlive()).isTrue();
    try (Vafa vafa = serve(Map.of())) {
      vafa.awaitReady(port);
      assertThat(new EmbeddedFiles(data).server().map(ProcessHandle::pid)).contains(orphan.pid());
      assertThat(get("/api/v1/me", OWNER_TOKEN).statusCode()).isEqualTo(200);
    }
    // The server removes its file just before it is gone itself.
    orphan.onExit().orTimeout(5, TimeUnit.SECONDS).join();
  }

  @Test
  void afterAPowerCutItStartsTheDatabaseAgainAndGoesOn() throws InterruptedException, IOException {
    Vafa killed = serve(Map.of()).awaitReady(port);
    killed.kill();
    new EmbeddedFiles(data).killServer();
    try (Vafa vafa = serve(Map.of())) {
      vafa.awaitReady(port);
      assertThat(get("/api/v1/me", OWNER_TOKEN).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aWrongValueStopsTheStartWithOneLine() throws InterruptedException {
    assertRefused(Map.of("VAFA_PORT", "http"), "vafa: VAFA_PORT is \"http\"; accepted is a port number");
    assertRefused(Map.of("VAFA_TELEGRAM_TOKEN", "not a token"), "vafa: VAFA_TELEGRAM_TOKEN is (a value that is not shown); accepted is");
  }

  @Test
  void aPortInUseStopsTheStartWithOneLine() throws InterruptedException, IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertRefused(Map.of("VAFA_PORT", Integer.toString(taken.getLocalPort())), "vafa: VAFA_PORT is " + taken.getLocalPort() + ", which another program uses");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerStopsTheStartWithOneLine() throws InterruptedException {
    assertRefused(Map.of("VAFA_DATABASE_URL", "postgresql://club:geheim@127.0.0.1:1/club", "VAFA_SECRET_KEY", "a key that is long enough"),
      "vafa: VAFA_DATABASE_URL leads to postgresql://127.0.0.1:1/club, where no PostgreSQL answers");
  }

  @Test
  void anExternalDatabaseNeedsTheKey() throws InterruptedException {
    assertRefused(Map.of("VAFA_DATABASE_URL", "postgresql://club:geheim@127.0.0.1:1/club"), "vafa: VAFA_SECRET_KEY is empty");
  }

  @Test
  void aStartThatContradictsTheClubIsRefused() throws InterruptedException {
    assertRefused(Map.of("VAFA_ZONE", "Europe/Berlin"), "vafa: VAFA_ZONE is \"Europe/Berlin\", but this club was set up with \"Asia/Tehran\"");
    assertRefused(Map.of("VAFA_LANGUAGE", "en"), "vafa: VAFA_LANGUAGE is \"en\"");
    assertRefused(Map.of("VAFA_CURRENCY", "EUR"), "vafa: VAFA_CURRENCY is \"EUR\"");
    assertThat(new EmbeddedFiles(data).server()).as("the database of a start that was refused").isEmpty();
  }

  @Test
  void aSecondProcessOnTheSameFolderIsRefused() throws InterruptedException {
    try (Vafa first = serve(Map.of())) {
      first.awaitReady(port);
      assertRefused(Map.of("VAFA_PORT", "0"), "vafa: VAFA_DATA is \"" + data + "\", which another running vafa uses");
      assertThat(first.running()).isTrue();
    }
  }

  @Test
  void theDemoOpensThePlaygroundAndShowsItsAddressesEachTime(@TempDir Path elsewhere) throws InterruptedException, IOException {
    int demoPort = Vafa.freePort();
    Map<String, String> settings = Map.of("VAFA_DATA", elsewhere.toString(), "VAFA_PORT", Integer.toString(demoPort));
    String token;
    try (Vafa demo = Vafa.start(settings, "demo")) {
      String playground = demo.awaitLine("playground  ").replaceAll(".*(http\\S+).*", "$1");
      token = demo.awaitLine("owner's API token  ").replaceAll(".*\\s(\\S+)$", "$1");
      assertThat(demo.awaitLine("API documentation  ")).contains("http://localhost:" + demoPort + "/api/docs");
      assertThat(ask(URI.create(playground), "").statusCode()).isEqualTo(200);
      assertThat(ask(URI.create("http://127.0.0.1:" + demoPort + "/api/docs"), "").statusCode()).isEqualTo(200);
      assertThat(ask(URI.create("http://127.0.0.1:" + demoPort + "/api/v1/me"), token).statusCode()).isEqualTo(200);
      demo.kill();
    }
    try (Vafa again = Vafa.start(settings, "demo")) {
      assertThat(again.awaitLine("owner's API token  ")).endsWith(token);
      assertThat(ask(URI.create("http://127.0.0.1:" + demoPort + "/api/v1/me"), token).statusCode()).isEqualTo(200);
    }
    assertThat(Files.readString(elsewhere.resolve("vafa.log"))).doesNotContain(token);
  }

  @Test
  void theHelpListsEverySetting() throws InterruptedException {
    try (Vafa help = Vafa.start(Map.of(), "--help")) {
      assertThat(help.awaitEnd(REFUSAL_MAX)).isZero();
      assertThat(String.join("\n", help.output())).contains("VAFA_DATABASE_URL", "VAFA_PORT  (7070)", "VAFA_TELEGRAM_PROXY", "VAFA_SECRET_KEY", "demo", "serve");
    }
  }

  private static void assertRefused(Map<String, String> settings, String beginning) throws InterruptedException {
    try (Vafa vafa = serve(settings)) {
      assertThat(vafa.awaitEnd(REFUSAL_MAX)).isEqualTo(2);
      List<String> lines = vafa.output().stream().filter(line -> !line.startsWith("{")).toList();
      assertThat(lines).singleElement().asString().startsWith(beginning).contains("accepted is").doesNotContain("geheim");
    }
  }

  private static Vafa serve(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(Map.of("VAFA_DATA", data.toString(), "VAFA_PORT", Integer.toString(port)));
    settings.putAll(more);
    return Vafa.start(settings, "serve");
  }

  private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return ask(URI.create("http://127.0.0.1:" + port + path), token);
  }

  private static HttpResponse<String> ask(URI address, String token) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
