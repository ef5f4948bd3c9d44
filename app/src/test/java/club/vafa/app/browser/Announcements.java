package club.vafa.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.stream.Stream;

/** The steps in which a marketer writes to two people, one at home in Telegram and one in SMS. */
record Announcements(Stage stage, Admin marketer, String branch, Desk sara, Desk reza) {

  void aCampaignReachesThoseWhoAgreedAtItsTime() {
    stage.daytime();
    var campaign = campaign("خبر نیاوران", "{name} عزیز، فردا در شعبهٔ نیاوران کیک روز مهمان ما هستید.");
    assertThat(marketer.get("/campaigns/" + campaign + "/preview").path("messages").asInt()).isEqualTo(2);
    schedule(campaign);
    assertThat(sara.said("کیک روز مهمان ما")).hasCount(0);
    stage.forward("hour-forward");
    sara.has("کیک روز مهمان ما", 1);
    reza.reads("کیک روز مهمان ما");
    stage.picture("campaign");
    stage.await(() -> run(campaign).path("sent").asInt() == 2);
  }

  void aLongCampaignIsPausedResumedAndCancelled() {
    stage.daytime();
    var everybody = marketer.post("/campaigns", """
      {"name": "همه", "channels": ["sms"], "controlPercent": 0,
       "text": {"fa": "{name} عزیز، فردا باز هستیم.", "en": "Dear {name}, we are open tomorrow."}}
      """).path("id").asText();
    marketer.post("/campaigns/" + everybody + "/schedule", "{}");
    stage.await(() -> marketer.get("/campaigns/" + everybody).path("state").asText().equals("running"));
    marketer.post("/campaigns/" + everybody + "/pause", "{}");
    assertThat(run(everybody).path("open").asInt()).isPositive();
    marketer.post("/campaigns/" + everybody + "/resume", "{}");
    marketer.post("/campaigns/" + everybody + "/cancel", "{}");
    stage.await(() -> run(everybody).path("open").asInt() == 0);
    var run = run(everybody);
    assertThat(run.path("cancelled").asInt()).isPositive();
    assertThat(Stream.of("sent", "failed", "suppressed", "unknown", "cancelled").mapToInt(end -> run.path(end).asInt()).sum())
      .isEqualTo(run.path("planned").asInt());
  }

  JsonNode run(String campaign) {
    return marketer.get("/campaigns/" + campaign + "/results").path("run");
  }

  String campaign(String name, String words) {
    return marketer.post("/campaigns", """
      {"name": "%s", "audience": {"branch": "%s"}, "channels": ["telegram", "sms"],
       "text": {"fa": "%s", "en": "News from Niavaran"}, "controlPercent": 0}
      """.formatted(name, branch, words)).path("id").asText();
  }

  /** For a moment that the next press of a clock's button passes. */
  void schedule(String campaign) {
    marketer.post("/campaigns/" + campaign + "/schedule", "{\"at\": \"" + stage.clubTime().plusMinutes(30).toInstant() + "\"}");
  }

  void whoeverLeavesIsLeftInPeaceUntilTheyComeBack() {
    sara.say("/stop");
    sara.hears("دیگر در این گفت‌وگو پیام تبلیغاتی نمی‌فرستیم");
    reza.text("لغو");
    reza.reads("پیام تبلیغاتی به این شماره قطع شد");
    stage.picture("stopped");
    var unheard = campaign("خبر دوم", "{name} عزیز، این خبر به کسی نمی‌رسد.");
    assertThat(marketer.post("/campaigns/" + unheard + "/schedule", "unheard", "{}").status()).as("nobody to write to").isEqualTo(422);
    stage.forward("hour-forward");
    sara.say("START");
    sara.hears("دوباره برایتان می‌آید");
    reza.text("STOP");
    assertThat(reza.locator().getByTestId("sms-stopped")).isVisible(Stage.visible());
    reza.text("START");
    assertThat(reza.locator().getByTestId("sms-stopped")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(Desk.SOON_MILLIS));
    stage.picture("started-again");
    stage.daytime();
    var heard = campaign("خبر سوم", "{name} عزیز، کیک هویج نیاوران از تنور درآمد.");
    schedule(heard);
    stage.forward("hour-forward");
    sara.has("کیک هویج", 1);
    reza.reads("کیک هویج");
    stage.picture("heard-again");
    sara.block();
    assertThat(sara.locator().getByTestId("start-button")).isVisible(Stage.visible());
    var gone = campaign("خبر چهارم", "{name} عزیز، قهوهٔ تازه رسید.");
    stage.await(() -> marketer.get("/campaigns/" + gone + "/preview").path("messages").asInt() == 1);
    stage.picture("blocked");
    sara.start();
    sara.hears("خوش آمدید");
    stage.await(() -> marketer.get("/campaigns/" + gone + "/preview").path("messages").asInt() == 2);
  }
}
