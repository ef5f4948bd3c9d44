package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.staff.PredefinedRole;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Levels and paid subscriptions over the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LevelsTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client till;
  private Client owner;
  private String member;

  @BeforeAll
  void open() {
    club.tajrish();
    till = club.as(PredefinedRole.CASHIER);
    owner = club.owner();
    member = club.member("09121110055");
    assertThat(owner.json("PUT", "/api/v1/tiers", programme("fixed", level("bronze", 0, ""), level("silver", 1_000_000, ",\"discountPercent\":5"))).status())
        .isEqualTo(200);
    assertThat(owner.post("/api/v1/subscription-plans", """
        {"code":"vip","name":{"fa":"عضویت ویژه","en":"VIP"},"fee":{"amount":3650000,"currency":"IRR"},"months":12,"calendar":"jalali",
         "gives":["delivery"],"reminderDays":14,"offered":true}""").status()).isEqualTo(201);
  }

  private static String level(String code, long threshold, String more) {
    return "{\"code\":\"%s\",\"name\":{\"fa\":\"سطح\",\"en\":\"%s\"},\"threshold\":%d,\"benefits\":{\"pointsPercent\":100%s}}".formatted(code, code, threshold, more);
  }

  private static String programme(String kind, String... levels) {
    return """
        {"measure":"spend","window":{"kind":"%s","months":12,"calendar":"jalali"},"graceDays":30,"warningDays":30,"tiers":[%s]}"""
        .formatted(kind, String.join(",", levels));
  }

  @Test
  void levelsThatOverlapAreRefusedWithTheFieldAndTheReasonInTheCallersLanguage() {
    var answer = owner.json("PUT", "/api/v1/tiers", programme("fixed", level("bronze", 0, ""), level("silver", 10, ""), level("gold", 10, "")),
        "Accept-Language", "fa");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("tiers[2].threshold");
    assertThat(answer.body()).contains("overlaps", "با سطح silver یکی است");
    assertThat(till.json("PUT", "/api/v1/tiers", programme("fixed", level("bronze", 0, ""))).status()).isEqualTo(403);
  }

  @Test
  void aWindowThatNoCalendarHasIsRefused() {
    assertThat(owner.json("PUT", "/api/v1/tiers", programme("fixed", level("bronze", 0, "")).replace("\"months\":12", "\"months\":7")).status()).isEqualTo(400);
    assertThat(owner.json("PUT", "/api/v1/tiers", programme("fixed", level("bronze", 0, "")).replace("jalali", "hijri")).body()).contains("window.calendar");
  }

  @Test
  void theAnswerOfASaleTellsOfARiseAndTheMemberShowsWhereItLeads() {
    var buyer = club.member("09121110056");
    var sale = till.keyed("rise-1", "/api/v1/purchases",
        "{\"memberId\":\"%s\",\"branch\":\"tajrish\",\"receipt\":\"lv-1\",\"paid\":{\"amount\":1000000,\"currency\":\"IRR\"}}".formatted(buyer));
    assertThat(sale.json().at("/level").toString()).contains("silver");
    var standing = till.get("/api/v1/members/" + buyer).json().at("/standing");
    assertThat(standing.at("/level").asText()).isEqualTo("silver");
    assertThat(standing.at("/benefits/discountPercent").asInt()).isEqualTo(5);
    assertThat(standing.at("/holdsUntil").asText()).isEqualTo("2028-04-18");
    assertThat(till.get("/api/v1/tiers").json().at("/tiers/1/benefits/discountPercent").asInt()).isEqualTo(5);
  }

  @Test
  void aSubscriptionIsSoldOnceUnderAKeyShowsItsSavingsAndIsRefundedByThoseWhoMay() {
    var path = "/api/v1/members/" + member + "/subscriptions";
    var wish = "{\"plan\":\"vip\",\"branch\":\"tajrish\"}";
    var sold = till.keyed("vip-1", path, wish);
    assertThat(sold.status()).as(sold.body()).isEqualTo(201);
    assertThat(till.keyed("vip-1", path, wish).json()).isEqualTo(sold.json());
    assertThat(till.keyed("vip-2", path, "{\"plan\":\"gone\",\"branch\":\"tajrish\"}").status()).isEqualTo(422);
    var saving = till.keyed("save-1", "/api/v1/members/" + member + "/subscription/savings", "{\"kind\":\"delivery\",\"amount\":{\"amount\":450000,\"currency\":\"IRR\"}}");
    assertThat(saving.json().at("/total/amount").asLong()).as(saving.body()).isEqualTo(450_000);
    assertThat(till.keyed("save-2", "/api/v1/members/" + member + "/subscription/savings", "{\"kind\":\"tax\",\"amount\":{\"amount\":5,\"currency\":\"IRR\"}}").problem())
        .contains("not-in-plan");
    assertThat(till.keyed("save-3", "/api/v1/members/" + member + "/subscription/savings",
        "{\"kind\":\"delivery\",\"amount\":{\"amount\":5,\"currency\":\"IRR\"},\"purchase\":\"01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e\"}").problem())
        .contains("unknown-purchase");
    var shown = till.get("/api/v1/members/" + member + "/subscription").json();
    assertThat(shown.at("/saved/delivery/amount").asLong()).isEqualTo(450_000);
    var refund = path + "/" + sold.json().at("/id").asText() + "/refund";
    assertThat(till.keyed("back-1", refund, "").status()).as("a cashier may not").isEqualTo(403);
    var back = club.as(PredefinedRole.SUPPORT).keyed("back-2", refund, "");
    assertThat(back.json().at("/amount/amount").asLong()).as("one day of the year is used").isEqualTo(3_640_000);
    assertThat(till.get("/api/v1/members/" + member + "/subscription").json().at("/active").asBoolean()).isFalse();
  }
}
