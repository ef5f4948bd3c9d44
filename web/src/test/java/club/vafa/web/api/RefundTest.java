package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.staff.PredefinedRole;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client till;
  private String member;
  private int numbers;

  @BeforeAll
  void open() {
    till = club.till();
    member = club.member("09121110101");
  }

  @Test
  void aRefundAnswersWithWhatChangedAndThePurchaseShowsIt() {
    String purchase = sold();
    var answer = refund(till, purchase, "\"items\":[{\"line\":1,\"quantity\":1}]");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().path("paid").path("amount").asLong()).isEqualTo(500_000);
    assertThat(answer.json().path("points").asLong()).isEqualTo(5);
    assertThat(answer.json().path("taken").get(0).path("fromOwn").asLong()).isEqualTo(5);
    assertThat(answer.json().path("lines").get(0).path("amount").asLong()).isEqualTo(5);
    assertThat(answer.json().path("whole").asBoolean()).isFalse();
    var shown = till.get("/api/v1/purchases/" + purchase).json();
    assertThat(shown.path("returned").path("amount").asLong()).isEqualTo(500_000);
    assertThat(shown.path("items").get(0).path("returned").asLong()).isEqualTo(1);
    assertThat(shown.path("pointsTaken").asLong()).isEqualTo(5);
    assertThat(shown.path("refunds").get(0).path("id").asText()).isEqualTo(answer.json().path("id").asText());
    assertThat(refund(till, purchase, "").json().path("whole").asBoolean()).isTrue();
    assertThat(till.get("/api/v1/purchases/" + purchase + "/refunds?limit=1").json().path("next").asText()).isNotEmpty();
  }

  @Test
  void theSameRefundAgainIsTheFirstAnswer() {
    String purchase = sold();
    String wish = "{\"number\":\"again\"}";
    var first = till.keyed("again", "/api/v1/purchases/" + purchase + "/refunds", wish);
    var again = till.keyed("again", "/api/v1/purchases/" + purchase + "/refunds", wish);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    var other = till.keyed("again-2", "/api/v1/purchases/" + purchase + "/refunds", wish);
    assertThat(other.problem()).isEqualTo("refund-receipt-taken");
    assertThat(other.json().path("refund").asText()).isEqualTo(first.json().path("id").asText());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"amount\":{\"amount\":1000001,\"currency\":\"IRR\"}|422|more-than-sold",
      "\"amount\":{\"amount\":0,\"currency\":\"IRR\"}|422|nothing-returned",
      "\"amount\":{\"amount\":1,\"currency\":\"USD\"}|422|other-currency",
      "\"items\":[{\"line\":1,\"quantity\":3}]|422|more-items-than-sold",
      "\"items\":[{\"line\":2,\"quantity\":1}]|422|more-items-than-sold",
      "\"items\":[{\"line\":0,\"quantity\":1}]|400|malformed",
      "\"at\":\"2020-01-01T00:00:00Z\"|422|before-the-sale",
      "\"at\":\"2030-01-01T00:00:00Z\"|422|in-the-future",
      "\"graceUntil\":\"2030-01-01\"|403|forbidden"})
  void whatCannotBeIsToldAndNothingIsBooked(String what, int status, String problem) {
    String purchase = sold();
    var answer = refund(till, purchase, what);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(till.get("/api/v1/purchases/" + purchase).json().path("refunds")).isEmpty();
  }

  @Test
  void graceIsForThoseWhoMayGiveItAndNotForADayThatIsOver() {
    String purchase = sold();
    var support = club.as(PredefinedRole.SUPPORT);
    assertThat(refund(support, purchase, "\"graceUntil\":\"2020-01-01\"").problem()).isEqualTo("malformed");
    assertThat(refund(support, purchase, "\"graceUntil\":\"2030-01-01\"").status()).isEqualTo(201);
  }

  @Test
  void aRefundOfARefundAndOfNothingAreRefusedAndSoIsAnotherBranch() {
    String purchase = sold();
    String refund = refund(till, purchase, "\"amount\":{\"amount\":1,\"currency\":\"IRR\"}").json().path("id").asText();
    assertThat(refund(till, refund, "").problem()).isEqualTo("refund-of-refund");
    assertThat(refund(till, "5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11", "").status()).isEqualTo(404);
    assertThat(refund(till, "nothing", "").status()).isEqualTo(404);
    assertThat(refund(club.as(PredefinedRole.CASHIER, club.branch("vanak")), purchase, "").problem()).isEqualTo("other-branch");
    assertThat(refund(club.as(PredefinedRole.MARKETER), purchase, "").status()).isEqualTo(403);
  }

  private String sold() {
    return till.keyed("sold-" + ++numbers, "/api/v1/purchases", """
        {"memberId":"%s","branch":"tajrish","receipt":"s-%d","items":[{"name":"tea","quantity":2,"price":{"amount":500000,"currency":"IRR"}}]}"""
        .formatted(member, numbers)).json().path("id").asText();
  }

  private Client.Answer refund(Client caller, String purchase, String what) {
    return caller.keyed("refund-" + ++numbers, "/api/v1/purchases/" + purchase + "/refunds",
        "{\"number\":\"r-" + numbers + "\"" + (what.isEmpty() ? "" : "," + what) + "}");
  }
}
