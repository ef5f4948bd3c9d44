package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.staff.PredefinedRole;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client owner;
  private Client cashier;
  private int keys;

  @BeforeAll
  void open() {
    owner = club.owner();
    cashier = club.as(PredefinedRole.CASHIER, club.tajrish());
  }

  /** The lines of the printer's file of a new batch, without the heading. */
  private String[] printed(int size) {
    var batch = owner.keyed("batch-" + ++keys, "/api/v1/cards/batches", "{\"name\":\"box\",\"size\":" + size + "}").json().path("id").asText();
    var file = owner.get("/api/v1/cards/batches/" + batch + "/file");
    assertThat(file.status()).isEqualTo(200);
    return file.body().substring(file.body().indexOf('\n') + 1).split("\r\n");
  }

  @Test
  void aNewMemberIsSignedUpAtTheTillWithAPrintedCard() {
    String qr = printed(1)[0].split(",")[3];
    assertThat(owner.get("/api/v1/members?card=" + qr).json().path("items")).isEmpty();
    var joined = cashier.keyed("join-printed", "/api/v1/members",
        "{\"phone\":\"09121110001\",\"name\":\"مینا کریمی\",\"termsAccepted\":true,\"printedCard\":\"" + qr + "\"}");
    assertThat(joined.status()).as(joined.body()).isEqualTo(201);
    assertThat(owner.get("/api/v1/members?card=" + qr).json().path("items").path(0).path("id").asText())
        .isEqualTo(joined.json().path("id").asText());
  }

  @Test
  void aPrintedCardThatIsTakenSignsNobodyUp() {
    String number = printed(1)[0].split(",")[1];
    String holder = club.member("09121110002");
    assertThat(cashier.post("/api/v1/members/" + holder + "/cards", "{\"printed\":\"" + number + "\"}").status()).isEqualTo(201);
    var refused = cashier.keyed("join-taken", "/api/v1/members",
        "{\"phone\":\"09121110003\",\"name\":\"مینا کریمی\",\"termsAccepted\":true,\"printedCard\":\"" + number + "\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("type").asText()).isEqualTo("urn:vafa:problem:card-taken");
    assertThat(owner.get("/api/v1/members?phone=09121110003").json().path("items")).isEmpty();
  }

  @Test
  void aLostCardIsReplacedAndPointsStay() {
    String member = club.member("09121110004");
    String lost = owner.get("/api/v1/members/" + member).json().path("card").asText().replace(" ", "");
    var points = owner.get("/api/v1/members/" + member + "/balance").body();
    var card = cashier.post("/api/v1/members/" + member + "/cards", "{}");
    assertThat(card.status()).isEqualTo(201);
    assertThat(owner.get("/api/v1/members?card=" + lost).json().path("items")).isEmpty();
    assertThat(owner.get("/api/v1/members/" + member + "/balance").body()).isEqualTo(points);
    assertThat(owner.get("/api/v1/members/" + member + "/cards").json().path("items").findValuesAsText("status")).containsExactly("active", "replaced");
  }

  @Test
  void aCashierCannotHaveThePrintersFile() {
    assertThat(cashier.get("/api/v1/cards/batches").status()).isEqualTo(403);
  }
}
