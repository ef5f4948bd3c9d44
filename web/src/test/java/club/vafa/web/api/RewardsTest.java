package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.staff.PredefinedRole;
import club.vafa.value.MemberId;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewardsTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client marketer;
  private Client till;
  private String member;

  @BeforeAll
  void open() {
    club.tajrish();
    club.branch("vanak");
    marketer = club.as(PredefinedRole.MARKETER);
    till = club.as(PredefinedRole.CASHIER, club.tajrish());
    member = club.member("09121110077");
    club.club().points(MemberId.parse(member), 1_000, Optional.empty());
  }

  @Test
  void aMugIsReservedHandedOverAndTakenBackAndTheMemberIsTold() {
    String mug = reward("\"gift\":{\"kind\":\"goods\"},\"reservedDays\":3,\"price\":300,\"stock\":1");
    var taken = till.keyed("mug-1", path("/redemptions"), take(mug, "tajrish"));
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    assertThat(taken.json().path("state").asText()).isEqualTo("reserved");
    assertThat(till.keyed("mug-1", path("/redemptions"), take(mug, "tajrish")).header("Idempotency-Replayed")).isEqualTo("true");
    String code = taken.json().path("code").asText();
    assertThat(told()).contains(code);
    assertThat(till.keyed("mug-2", path("/redemptions"), take(mug, "tajrish")).problem()).isEqualTo("sold-out");
    var done = till.keyed("mug-3", "/api/v1/redemptions/" + code.toLowerCase(Locale.ROOT) + "/fulfilment", "{\"branch\":\"tajrish\"}");
    assertThat(done.json().path("state").asText()).isEqualTo("granted");
    assertThat(till.post("/api/v1/redemptions/" + code + "/cancellation", "").problem()).isEqualTo("wrong-state");
    assertThat(till.keyed("mug-4", "/api/v1/redemptions/" + code + "/reversal", "{\"why\":\"broken\"}").status()).isEqualTo(403);
    var back = club.as(PredefinedRole.SUPPORT).keyed("mug-5", "/api/v1/redemptions/" + code + "/reversal", "{\"why\":\"broken\"}");
    assertThat(back.json().path("restored").asLong()).isEqualTo(300);
    assertThat(told()).contains("برگشت خورد");
    assertThat(marketer.get("/api/v1/rewards/" + mug).json().path("left").asLong()).isEqualTo(1);
  }

  @Test
  void aRefusalNamesTheFactsInTheCallersLanguage() {
    String dear = reward("\"gift\":{\"kind\":\"priority\",\"days\":30},\"price\":50000");
    var few = till.post(path("/redemptions"), take(dear, "tajrish"), "Idempotency-Key", "few", "Accept-Language", "en");
    assertThat(few.status()).isEqualTo(409);
    assertThat(few.json().path("missing").asLong()).isPositive();
    String gold = reward("\"gift\":{\"kind\":\"priority\",\"days\":30},\"early\":{\"tier\":\"gold\",\"from\":\"2026-05-01T00:00:00Z\"}",
        "2026-12-01T00:00:00Z");
    var early = till.post(path("/redemptions"), take(gold, "tajrish"), "Idempotency-Key", "early", "Accept-Language", "en");
    assertThat(early.problem()).isEqualTo("only-from-tier");
    assertThat(early.json().path("until").asText()).startsWith("2026-12-01");
    assertThat(early.json().path("detail").asText()).contains("Gold");
    assertThat(till.keyed("vanak", path("/redemptions"), take(dear, "vanak")).problem()).isEqualTo("other-branch");
    var catalogue = till.get(path("/rewards"));
    assertThat(catalogue.json().path("items").toString()).contains("urn:vafa:problem:only-from-tier");
    assertThat(till.post("/api/v1/rewards", "{}").status()).isEqualTo(403);
    var negative = marketer.post("/api/v1/rewards", shape("\"gift\":{\"kind\":\"goods\"},\"reservedDays\":3,\"stock\":-1",
        "2026-06-01T00:00:00Z"));
    assertThat(negative.status()).isEqualTo(400);
    assertThat(negative.json().path("errors").get(0).path("field").asText()).isEqualTo("stock");
  }

  @Test
  void codesOfABatchAreDownloadedOnceAndAgainOnlyByWhoMay() {
    var batch = marketer.keyed("batch-1", "/api/v1/coupon-batches", """
        {"name":{"fa":"ده درصد","en":"Ten percent"},"percent":10,"minimum":{"amount":0,"currency":"IRR"},"count":3000,
         "from":"2026-06-01T00:00:00Z","until":"2026-09-01T00:00:00Z"}""").json();
    String codes = "/api/v1/coupon-batches/" + batch.path("id").asText() + "/codes";
    assertThat(marketer.get(codes).problem()).isEqualTo("still-making");
    while (club.core().couponBatches.make() > 0) { }
    var file = marketer.get(codes);
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.body().lines().distinct()).hasSize(3_001);
    assertThat(marketer.get(codes).problem()).isEqualTo("already-downloaded");
    assertThat(club.owner().get(codes).status()).isEqualTo(200);
    String code = file.body().lines().skip(1).findFirst().orElseThrow();
    assertThat(till.get("/api/v1/coupons/" + code + "?branch=tajrish&amount=1000000").json().path("discount").path("amount").asLong()).isEqualTo(100_000);
    marketer.post("/api/v1/coupon-batches/" + batch.path("id").asText() + "/void", "{\"why\":\"lost\"}");
    assertThat(till.get("/api/v1/coupons/" + code + "?branch=tajrish").problem()).isEqualTo("coupon-voided");
  }

  @Test
  void aPartnersCodesAreImportedAndHandedOut() {
    String batch = marketer.post("/api/v1/partner-codes",
        "{\"name\":{\"fa\":\"فیلم\",\"en\":\"Film\"},\"until\":\"2036-01-01T00:00:00Z\"}").json().path("id")
        .asText();
    var report = marketer.send("POST", "/api/v1/partner-codes/" + batch + "/codes", BodyPublishers.ofString("code\nFILM-1\nFILM-1\n<>\n"),
        "Content-Type", "text/csv");
    assertThat(report.json().path("added").asLong()).isEqualTo(1);
    assertThat(report.json().path("lines").toString()).contains("\"line\":3").contains("duplicate").contains("\"line\":4").contains("wrong_form");
    String film = reward("\"gift\":{\"kind\":\"partner_coupon\",\"batch\":\"" + batch + "\"},\"price\":10");
    assertThat(till.keyed("film-1", path("/redemptions"), take(film, "tajrish")).json().path("secret").asText()).isEqualTo("FILM-1");
    assertThat(till.keyed("film-2", path("/redemptions"), take(film, "tajrish")).problem()).isEqualTo("sold-out");
  }

  private String path(String what) {
    return "/api/v1/members/" + member + what;
  }

  private static String take(String reward, String branch) {
    return "{\"reward\":\"" + reward + "\",\"branch\":\"" + branch + "\"}";
  }

  private String reward(String more) {
    return reward(more, "2026-06-01T00:00:00Z");
  }

  private String reward(String more, String from) {
    var added = marketer.post("/api/v1/rewards", shape(more, from));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.json().path("id").asText();
  }

  private static String shape(String more, String from) {
    return "{\"code\":\"r-" + UUID.randomUUID().toString().substring(0, 12) + "\",\"name\":{\"fa\":\"پاداش\",\"en\":\"Reward\"},"
        + "\"about\":{\"fa\":\"درباره\",\"en\":\"About\"},\"from\":\"" + from + "\"," + more + "}";
  }

  /** The newest message that waits for the member. */
  private String told() {
    return club.core().db.read(h -> h.createQuery("select content::text from message_open order by id desc limit 1").mapTo(String.class).one());
  }
}
