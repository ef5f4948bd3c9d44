package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.link.Links;
import club.vafa.link.Target;
import club.vafa.link.Wanted;
import club.vafa.text.SmsCarrier;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client owner;
  private final HttpClient browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @BeforeAll
  void open() {
    owner = club.owner();
    club.core().links.publicAt("http://localhost:" + club.port());
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private HttpResponse<String> get(String path, String method, String agent, String... headers) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + club.port() + path)).method(method, BodyPublishers.noBody());
    if (!agent.isEmpty()) {
      request.header("User-Agent", agent);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String shortened(MessageId message, String target) {
    var member = MemberId.parse(club.member("09121230001"));
    var wanted = new Wanted(message, 0, member, Optional.empty(), new Target(target));
    return club.core().db.transact(h -> Outcome.commit(club.core().links.shorten(h, List.of(wanted)).get(wanted)))
        .replaceFirst(".*(?=/l/)", "");
  }

  private long clicks(String path) {
    return club.core().db.read(h -> h.createQuery("select clicks from link where code = :code").bind("code", path.substring(Links.PATH.length()))
        .mapTo(Long.class).one());
  }

  @Test
  void aLinkLeadsWhereTheTextSaidWhateverTheRequestSays() throws Exception {
    var path = shortened(new MessageId(Ids.random()), "https://shop.example/summer?a=1");
    var answer = get(path + "?url=https://evil.example&to=//evil.example", "GET", "Mozilla/5.0", "X-Forwarded-Host", "evil.example");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("https://shop.example/summer?a=1");
    assertThat(clicks(path)).isEqualTo(1);
  }

  @Test
  void whoOnlyLooksIsLedOnButIsNoClick() throws Exception {
    var path = shortened(new MessageId(Ids.random()), "https://shop.example/");
    assertThat(get(path, "HEAD", "Mozilla/5.0").statusCode()).isEqualTo(302);
    assertThat(get(path, "GET", "TelegramBot (like TwitterBot)").statusCode()).isEqualTo(302);
    assertThat(get(path, "GET", "Mozilla/5.0", "Sec-Purpose", "prefetch;prerender").statusCode()).isEqualTo(302);
    assertThat(clicks(path)).isZero();
    get(path, "GET", "Mozilla/5.0 (Linux; Android 15)");
    get(path, "GET", "Mozilla/5.0 (Linux; Android 15)");
    assertThat(clicks(path)).isEqualTo(2);
  }

  @Test
  void aLinkThatWasTamperedWithIsAPlainPageInTheReadersLanguage() throws Exception {
    var path = shortened(new MessageId(Ids.random()), "https://shop.example/");
    var tampered = path.substring(0, path.length() - 1) + (path.endsWith("a") ? "b" : "a");
    var english = get(tampered, "GET", "Mozilla/5.0", "Accept-Language", "en");
    assertThat(english.statusCode()).isEqualTo(404);
    assertThat(english.body()).contains("does not lead anywhere").contains("dir=\"ltr\"");
    var persian = get("/l/%3Cscript%3E", "GET", "Mozilla/5.0", "Accept-Language", "fa");
    assertThat(persian.statusCode()).isEqualTo(404);
    assertThat(persian.body()).contains("به جایی نمی‌رسد").contains("dir=\"rtl\"").doesNotContain("script");
  }

  @Test
  void whatIsWrongWithATextIsNamedWithLanguageAndPlace() {
    var answer = owner.post("/api/v1/templates", """
        {"code":"broken","name":"n","text":{"fa":"سلام {nmae}","en":"Hi <script>alert(1)</script> {points, plural, one {x}}"}}""");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"text.fa\"").contains("unknown-variable").contains("nmae")
        .contains("\"text.en\"").contains("markup").contains("broken-syntax").contains("no_other");
  }

  private String refusal(String channel, String text) {
    var answer = owner.post("/api/v1/templates", "{\"code\":\"long\",\"name\":\"n\",\"channels\":[\"" + channel + "\"],\"text\":{" + text + "}}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(owner.get("/api/v1/templates/long").status()).as("nothing is kept").isEqualTo(404);
    return answer.json().path("errors").toString();
  }

  @Test
  void aTextThatAChannelDoesNotTakeIsRefusedWhenItIsSavedNamingFieldAndLimit() {
    assertThat(refusal("telegram", "\"en\":\"" + "{club}".repeat(580) + "\"")).contains("\"text.en\"").contains("telegram").contains("۴٬۰۹۶");
    assertThat(refusal("sms", "\"fa\":\"" + "سلام ".repeat(140) + "\"")).contains("\"text.fa\"").contains("sms").contains("حداکثر ۱۰");
    assertThat(refusal("email", "\"fa\":\"x\",\"faSubject\":\"" + "سلام ".repeat(31) + "\"")).contains("\"text.faSubject\"").contains("۱۵۰");
  }

  @Test
  void withKavenegarAShortMessageHasFourPartsWithTheWayOut() {
    club.core().templates.carriedBy(new SmsCarrier(4, "لغو۱۱"));
    try {
      assertThat(refusal("sms", "\"fa\":\"" + "سلام ".repeat(60) + "\"")).contains("\"text.fa\"").contains("حداکثر ۴");
      assertThat(refusal("sms", "\"en\":\"" + "hello ".repeat(50) + "\"")).as("Persian at its end makes all of it cost double").contains("\"text.en\"");
      assertThat(owner.post("/api/v1/templates", "{\"code\":\"fits\",\"name\":\"n\",\"channels\":[\"sms\"],\"text\":{\"fa\":\"" + "سلام ".repeat(40) + "\"}}")
          .status()).isEqualTo(201);
    } finally {
      club.core().templates.carriedBy(SmsCarrier.ORDINARY);
    }
  }

  @Test
  void aCampaignsTextIsMeasuredTooBeforeItIsSaved() {
    var campaign = (ObjectNode) club.example("/campaigns");
    campaign.putArray("channels").add("sms");
    campaign.remove("variants");
    campaign.putObject("text").put("fa", "سلام ".repeat(140));
    var answer = owner.post("/api/v1/campaigns", campaign.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("errors").toString()).contains("text").contains("sms").contains("حداکثر ۱۰");
  }

  @Test
  void aChangeIsANewVersionAndWhatIsOutOfUseCannotBeChanged() {
    assertThat(owner.post("/api/v1/templates", "{\"code\":\"v\",\"name\":\"n\",\"text\":{\"fa\":\"یک\"}}").status()).isEqualTo(201);
    assertThat(owner.post("/api/v1/templates", "{\"code\":\"v\",\"name\":\"n\",\"text\":{\"fa\":\"یک\"}}").status()).isEqualTo(409);
    assertThat(owner.json("PUT", "/api/v1/templates/v", "{\"name\":\"n\",\"text\":{\"fa\":\"دو\"}}").json().path("template").path("version").asInt())
        .isEqualTo(2);
    var versions = owner.get("/api/v1/templates/v/versions").json().path("items");
    assertThat(versions.path(0).path("text").path("fa").asText()).isEqualTo("دو");
    assertThat(versions.path(1).path("text").path("fa").asText()).isEqualTo("یک");
    assertThat(owner.send("DELETE", "/api/v1/templates/v", BodyPublishers.noBody()).status()).isEqualTo(204);
    assertThat(owner.json("PUT", "/api/v1/templates/v", "{\"name\":\"n\",\"text\":{\"fa\":\"سه\"}}").status()).isEqualTo(404);
  }

  @Test
  void aPreviewIsWhatThisMemberWouldReadWithItsPartsAndCost() {
    var member = club.member("09121230002");
    var answer = owner.post("/api/v1/text-previews",
        "{\"text\":{\"fa\":\"{points} امتیاز {link:https://shop.example}\"},\"member\":\"" + member + "\",\"channel\":\"sms\",\"language\":\"fa\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("encoding").asText()).isEqualTo("ucs_2");
    assertThat(answer.json().path("parts").asInt()).isPositive();
    assertThat(answer.json().path("words").asText()).contains("امتیاز").contains("/l/xxxxxxxxxx").endsWith("لغو۱۱");
  }
}
