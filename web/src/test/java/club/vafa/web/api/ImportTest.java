package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.staff.PredefinedRole;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client owner;

  @BeforeAll
  void open() {
    owner = club.owner();
  }

  private Client.Answer sent(Client caller, String key, String type, BodyPublisher body) {
    return caller.send("POST", "/api/v1/imports?kind=members", body, "Content-Type", type, "Idempotency-Key", key);
  }

  @Test
  void aFileLargerThanAnyOtherBodyIsTakenAndItsRefusedLinesCanBeDownloaded() {
    var lines = IntStream.range(0, 60_000).mapToObj(i -> "12,7\n").map(line -> (InputStream) new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    var head = new ByteArrayInputStream("phone,name\n09125550001,سارا محمدی\n".getBytes(StandardCharsets.UTF_8));
    var padding = new ByteArrayInputStream(("x".repeat(1_200_000) + "\n").getBytes(StandardCharsets.UTF_8));
    var all = new SequenceInputStream(new SequenceInputStream(head, padding), new SequenceInputStream(Collections.enumeration(lines.limit(2_000).toList())));
    var answer = sent(owner, "large", "text/csv; charset=utf-8", BodyPublishers.ofInputStream(() -> all));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().path("made").asInt()).isEqualTo(1);
    assertThat(answer.json().path("refused").asInt()).isEqualTo(2_001);
    var file = owner.get("/api/v1/imports/" + answer.json().path("id").asText() + "/refusals", "Accept-Language", "fa");
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    var rows = file.body().substring(1).split("\r\n");
    assertThat(rows[1]).isEqualTo("3,line,line_too_long,از اندازهٔ مجاز یک سطر (۶۴ کیلوبایت) بلندتر است");
    assertThat(rows).hasSize(1 + 1 + 2 * 2_000);
  }

  @Test
  void anotherFormatIsRefusedAndTheSameKeyGetsTheFirstAnswer() {
    assertThat(sent(owner, "xml", "application/xml", BodyPublishers.ofString("<a/>")).problem()).isEqualTo("unknown-format");
    var first = sent(owner, "again", "application/x-ndjson", BodyPublishers.ofString("{\"phone\":\"09125550002\",\"name\":\"مینا\"}"));
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    var again = sent(owner, "again", "application/x-ndjson", BodyPublishers.ofString("{\"phone\":\"09125550002\",\"name\":\"مینا\"}"));
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void anEncodingThatIsNotUtf8IsNamedInTheCallersLanguage() {
    var answer = sent(owner, "utf16", "text/csv", BodyPublishers.ofByteArray("phone,name".getBytes(StandardCharsets.UTF_16)));
    assertThat(answer.json().path("state").asText()).isEqualTo("refused");
    assertThat(answer.json().path("reason").asText()).isEqualTo("not_utf8");
    assertThat(answer.json().path("problem").asText()).contains("UTF");
  }

  @Test
  void aCashierImportsNothing() {
    assertThat(sent(club.as(PredefinedRole.CASHIER, club.tajrish()), "cashier", "text/csv", BodyPublishers.ofString("phone,name\n")).status()).isEqualTo(403);
  }
}
