package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client till;
  private String member;
  private int numbers;

  @BeforeAll
  void open() {
    till = club.till();
    member = club.member("09121110201");
    var owner = club.owner();
    var changed = owner.json("PATCH", "/api/v1/club", "{\"pointValue\":1000,\"payPointsMaxPercent\":50,\"debtPolicy\":\"within_balance\"}");
    assertThat(changed.json().path("pointValue").path("amount").asLong()).as(changed.body()).isEqualTo(1_000);
    assertThat(changed.json().path("debtPolicy").asText()).isEqualTo("within_balance");
    owner.keyed("some points", "/api/v1/members/" + member + "/adjustments", "{\"points\":400,\"words\":\"to pay with\"}");
  }

  @Test
  void pointsAndACouponPayAndTheBillSaysSoAsTheQuoteDid() {
    String pay = "{\"points\":100,\"coupon\":\"%s\"}".formatted(club.coupon(member));
    var quote = till.post("/api/v1/quotes", sale(1_000_000, pay, false));
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    var sold = till.keyed("pay-" + ++numbers, "/api/v1/purchases", sale(1_000_000, pay, true));
    assertThat(sold.status()).as(sold.body()).isEqualTo(201);
    assertThat(sold.json().path("bill")).isEqualTo(quote.json().path("bill"));
    // 20 percent off, 100,000 in points, and 700,000 in money, which earn 7.
    assertThat(sold.json().path("bill").path("money").path("amount").asLong()).isEqualTo(700_000);
    assertThat(sold.json().path("points").asLong()).isEqualTo(7).isEqualTo(quote.json().path("points").asLong());
    assertThat(sold.json().path("balance").asLong()).isEqualTo(quote.json().path("balance").asLong());
    var shown = till.get("/api/v1/purchases/" + sold.json().path("id").asText()).json();
    assertThat(shown.path("payments")).hasSize(2);
    var receipt = till.get("/api/v1/receipts/p-" + numbers + "?branch=tajrish");
    assertThat(receipt.json().path("id").asText()).isEqualTo(sold.json().path("id").asText());
    assertThat(till.get("/api/v1/receipts/none?branch=tajrish").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"points\":51}|422|points-out-of-share",
      "{\"points\":0}|400|malformed",
      "{\"points\":-1}|400|malformed",
      "{\"credit\":{\"amount\":1,\"currency\":\"IRR\"}}|409|too-little-credit",
      "{\"credit\":{\"amount\":1,\"currency\":\"USD\"}}|422|other-currency",
      "{\"credit\":{\"amount\":100001,\"currency\":\"IRR\"}}|422|pays-too-much",
      "{\"giftCard\":\"AAAA-AAAA-AAAA-AAAA\"}|404|unknown-card",
      "{\"giftCardAmount\":{\"amount\":1,\"currency\":\"IRR\"}}|400|malformed",
      "{\"coupon\":\"AAAA-AAAA-AAAA-AAAA\"}|404|unknown-coupon",
      "{\"discountCard\":\"AAAA-AAAA-AAAA-AAAA\"}|404|unknown-card",
      "{\"cheque\":1}|400|malformed"})
  void whatCannotPayIsToldAndNothingIsBooked(String pay, int status, String problem) {
    var answer = till.keyed("bad-" + ++numbers, "/api/v1/purchases", sale(100_000, pay, true));
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(till.get("/api/v1/receipts/p-" + numbers + "?branch=tajrish").status()).isEqualTo(404);
  }

  @Test
  void theLeastShareIsNotMoreThanTheGreatest() {
    assertThat(club.owner().json("PATCH", "/api/v1/club", "{\"payPointsMinPercent\":51}").problem()).isEqualTo("malformed");
  }

  private String sale(long paid, String pay, boolean numbered) {
    return "{\"memberId\":\"%s\",\"branch\":\"tajrish\"%s,\"paid\":{\"amount\":%d,\"currency\":\"IRR\"},\"pay\":%s}"
        .formatted(member, numbered ? ",\"receipt\":\"p-" + numbers + "\"" : "", paid, pay);
  }
}
