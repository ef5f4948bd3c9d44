package club.vafa.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.text.Digits;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole journey of a club's members, in the packaged demo's own process and a real browser: what they do on the playground's page,
 * what staff do at the admin API, and time, which the page puts forward. Each step leaves a picture in {@code target/journey}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class JourneyIT {

  private static final int BIRTHDAY_IN_DAYS = 40;
  private static final int PAUSE_MILLIS = 500;
  private static final String BRANCH = "niavaran";

  @TempDir
  private static Path data;
  private static Stage stage;
  private static Admin marketer;
  private static Desk sara;
  private static Desk reza;
  private static CalendarDate birthday;

  @BeforeAll
  static void open() throws InterruptedException {
    stage = new Stage(data);
  }

  @AfterAll
  static void close() throws InterruptedException {
    stage.close();
  }

  @Test
  @Order(1)
  void theWholeJourneyInPersian() throws InterruptedException {
    somebodyJoinsInTelegram();
    anotherJoinsBySmsAndTheFirstIsKnownThere();
    aPurchaseIsAnsweredAtTheTillAndInTheChat();
    theChatTellsWhatThereIsAndWhy();
    afterKillNineTheChatGoesOnWhereItWas();
    aWheelApprovedByAnotherPersonGivesACodeThatIsRedeemedOnce();
    theNextDayTheSpinIsWorkedOutAgain();
    var spending = new Spending(stage, BRANCH, sara, reza);
    var larger = spending.aLargerPurchase();
    spending.aRewardIsHadAtOnceAndAnotherIsReservedAndFetched();
    spending.levelAndBranchesAreTold();
    spending.pointsAreGivenToAnotherMember();
    spending.aGiftCardShowsWhatIsOnItAndIsTakenAsCredit();
    spending.whatCameBackIsExplained(larger);
    var announcements = new Announcements(stage, marketer, BRANCH, sara, reza);
    announcements.aCampaignReachesThoseWhoAgreedAtItsTime();
    announcements.aLongCampaignIsPausedResumedAndCancelled();
    announcements.whoeverLeavesIsLeftInPeaceUntilTheyComeBack();
    theBirthdayIsGreetedOnceWithAGift();
    spending.whoeverWishesIsForgotten();
  }

  private static void somebodyJoinsInTelegram() {
    stage.daytime();
    birthday = birthdayOn(stage.clubTime().toLocalDate().plusDays(BIRTHDAY_IN_DAYS));
    stage.picture("welcome");
    sara = Desk.of(stage.page(), "سارا", "۰۹۱۲۵۵۵۱۱۲۲");
    sara.start();
    sara.hears("زبان خود را انتخاب کنید");
    stage.picture("language");
    sara.press("فارسی");
    sara.hears("شمارهٔ موبایل خودتان");
    stage.picture("contact");
    sara.shareContact();
    sara.hears("نام خود را بنویسید");
    sara.say("۱۲۳");
    sara.hears("نام خود را با حروف بنویسید");
    sara.say("سارا محمدی");
    sara.hears("تاریخ تولدتان را بنویسید");
    sara.say("تولدم یادم نیست");
    sara.hears("تاریخ را نتوانستیم بخوانیم");
    stage.picture("birthday-unread");
    sara.say(Digits.toPersian("%d/%d/%d".formatted(birthday.year(), birthday.month(), birthday.day())));
    sara.hears("قوانین باشگاه");
    stage.picture("terms");
    sara.press("می‌پذیرم");
    sara.hears("دوست دارید خبر تخفیف‌ها");
    stage.picture("consent");
    sara.press("بله، بفرستید");
    sara.has("امتیاز هدیهٔ عضویت گرفتید", 1);
    assertThat(sara.locator().getByTestId("photo")).isVisible(Stage.visible());
    assertThat(sara.button("گردونهٔ شانس")).isVisible(Stage.visible());
    stage.picture("joined");
  }

  /** 1370 was a leap year: it has every day that this year has. */
  private static CalendarDate birthdayOn(LocalDate day) {
    var date = CalendarDate.of(CalendarKind.JALALI, day);
    return new CalendarDate(CalendarKind.JALALI, 1370, date.month(), date.day());
  }

  private static void anotherJoinsBySmsAndTheFirstIsKnownThere() {
    reza = Desk.of(stage.page(), "رضا", "09125553344");
    reza.text("عضویت");
    reza.reads("نامتان را بفرستید");
    reza.text("رضا کاظمی");
    reza.reads("برای بله ۱ و برای نه ۲ بفرستید");
    reza.text("۱");
    reza.reads("ممنون");
    stage.picture("joined-by-sms");
    sara.text("موجودی");
    sara.reads("موجودی شما ۱۰۰ امتیاز است");
    sara.text("عضویت");
    sara.reads("شما عضو هستید");
    reza.start();
    reza.press("فارسی");
    reza.shareContact();
    reza.has("شما از قبل عضو باشگاه هستید", 1);
    stage.picture("known-on-both");
  }

  private static void aPurchaseIsAnsweredAtTheTillAndInTheChat() {
    stage.owner().post("/branches", """
      {"code": "%s", "name": {"fa": "شعبهٔ نیاوران", "en": "Niavaran"}, "address": {"fa": "خیابان باهنر", "en": "Bahonar street"}}
      """.formatted(BRANCH));
    var sale = sale("09125551122", "1001");
    var first = stage.owner().post("/purchases", "journey-1001", sale);
    assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
    assertThat(stage.owner().post("/purchases", "journey-1001", sale).body()).isEqualTo(first.body());
    sara.has("ممنون از خریدتان", 1);
    assertThat(stage.owner().post("/purchases", "journey-1002", sale("09125553344", "1002")).status()).isEqualTo(201);
    stage.picture("purchase");
  }

  private static String sale(String phone, String receipt) {
    return """
      {"phone": "%s", "branch": "%s", "receipt": "%s",
       "items": [{"product": "latte", "quantity": 2, "price": {"amount": 950000, "currency": "IRR"}}]}
      """.formatted(phone, BRANCH, receipt);
  }

  private static void theChatTellsWhatThereIsAndWhy() {
    sara.press("موجودی");
    sara.hears("موجودی شما");
    stage.picture("balance");
    sara.press("چرا؟");
    sara.hears("موجودی شما از این‌ها درست شده است");
    stage.picture("why");
    sara.press("گردش امتیاز");
    sara.hears("گردش امتیاز شما");
    stage.picture("statement");
    sara.press("پیشنهادهای من");
    sara.hears("این روزها کد تخفیفی ندارید");
    stage.picture("offers");
    sara.press("قوانین باشگاه");
    sara.hears("چطور امتیاز بگیرید");
    stage.picture("rules");
    sara.press("مشخصات من");
    sara.hears("مشخصات شما");
    stage.picture("profile");
    sara.text("چرا");
    sara.reads("جمع امتیاز شما");
    reza.text("موجودی");
    reza.reads("موجودی");
    stage.picture("by-sms");
  }

  private static void afterKillNineTheChatGoesOnWhereItWas() throws InterruptedException {
    sara.press("تغییر نام");
    sara.hears("نام تازه را بنویسید");
    stage.killAndStartAgain();
    sara.say("سارا محمدی‌نیا");
    sara.hears("نام شما «سارا محمدی‌نیا» شد");
    stage.picture("after-the-kill");
  }

  private static void aWheelApprovedByAnotherPersonGivesACodeThatIsRedeemedOnce() {
    marketer = stage.owner().colleague("marketer");
    var wheel = marketer.post("/games", wheel()).path("id").asText();
    marketer.post("/games/" + wheel + "/submission", "{}");
    stage.owner().colleague("legal").post("/games/" + wheel + "/approval", "{}");
    marketer.post("/games/" + wheel + "/launch", "{}");
    sara.press("گردونهٔ شانس");
    sara.has("اثر انگشت امروز", 2);
    stage.picture("wheels");
    sara.press("🎡 بچرخان: گردونهٔ نیاوران");
    assertThat(sara.locator().getByText("»").last()).isVisible(Stage.visible());
    stage.picture("turning");
    sara.has("کد بررسی این چرخش", 1);
    stage.picture("won");
    sara.say("/verify");
    sara.hears("کلید آن روز از");
    var coupon = sara.locator().getByTestId("inline-button").filter(new Locator.FilterOptions().setHasText("کپی کد")).last().textContent()
      .replaceAll("(?s).*?([A-Z0-9][A-Z0-9-]{10,}).*", "$1");
    var till = stage.owner().colleague("owner");
    var basket = "{\"branch\":\"" + BRANCH + "\",\"basket\":{\"amount\":1900000,\"currency\":\"IRR\"}}";
    var redeemed = till.post("/coupons/" + coupon + "/redemptions", "journey-coupon-1", basket);
    assertThat(redeemed.status()).as(redeemed.body().toString()).isEqualTo(201);
    assertThat(till.post("/coupons/" + coupon + "/redemptions", "journey-coupon-2", basket).status()).isBetween(409, 422);
    int before = reza.read("کافه نارنج").count();
    reza.text("بازی");
    assertThat(reza.read("کافه نارنج")).hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(Desk.SOON_MILLIS));
    stage.picture("play-by-sms");
  }

  private static String wheel() {
    var from = stage.clubTime().toLocalDate();
    return """
      {"code": "niavaran-wheel", "name": {"fa": "گردونهٔ نیاوران", "en": "The Niavaran wheel"},
       "terms": {"fa": "هر عضو روزی یک بار می‌تواند گردونه را بچرخاند.", "en": "Once a day for each member."},
       "prizes": [
         {"label": {"fa": "۲۰٪ تخفیف", "en": "20%% off"}, "weight": 9, "cost": {"amount": 400000, "currency": "IRR"},
          "gift": {"kind": "coupon", "coupon": {"name": {"fa": "۲۰٪ تخفیف شعبهٔ نیاوران", "en": "20%% off at Niavaran"}, "percent": 20,
            "minimum": {"amount": 0, "currency": "IRR"}, "validDays": 60}}},
         {"label": {"fa": "یک فنجان چای", "en": "A cup of tea"}, "weight": 1, "cost": {"amount": 300000, "currency": "IRR"},
          "gift": {"kind": "coupon", "coupon": {"name": {"fa": "یک فنجان چای", "en": "A cup of tea"},
            "off": {"amount": 300000, "currency": "IRR"}, "minimum": {"amount": 0, "currency": "IRR"}, "validDays": 60}}}],
       "budget": {"amount": 100000000, "currency": "IRR"}, "startsAt": "%s", "endsAt": "%s",
       "limit": {"plays": 1, "days": 1}, "price": {"kind": "free"}}
      """.formatted(from.atStartOfDay(Stage.ZONE).toInstant(), from.plusDays(10).atStartOfDay(Stage.ZONE).toInstant());
  }

  private static void theNextDayTheSpinIsWorkedOutAgain() {
    stage.forward("day-forward");
    var code = sara.said("کد بررسی این چرخش").first().textContent()
      .replaceAll("(?s).*کد بررسی این چرخش:\\s*[\\u2066-\\u2069]*([A-Z0-9]+).*", "$1");
    for (int i = 0; i < 20 && sara.said("همه‌چیز درست است").count() == 0; i++) {
      sara.say("/verify " + code);
      sara.hears("بررسی چرخش");
      stage.page().waitForTimeout(PAUSE_MILLIS);
    }
    sara.has("همه‌چیز درست است", 1);
    stage.picture("verified");
  }

  private static void theBirthdayIsGreetedOnceWithAGift() {
    stage.daytime();
    while (birthdayIsAhead()) {
      assertThat(sara.said("تولدتان مبارک")).hasCount(0);
      stage.forward("day-forward");
    }
    sara.has("تولدتان مبارک", 1);
    stage.picture("birthday");
    stage.forward("hour-forward");
    stage.forward("day-forward");
    sara.press("گردش امتیاز");
    sara.hears("هدیهٔ تولد");
    stage.picture("birthday-in-the-statement");
    sara.has("تولدتان مبارک", 1);
    var member = stage.owner().get("/members?phone=09125551122").at("/items/0/id").asText();
    assertThat(stage.owner().get("/members/" + member + "/statement").toString().split("birthday", -1)).hasSize(2);
  }

  private static boolean birthdayIsAhead() {
    var today = CalendarDate.of(CalendarKind.JALALI, stage.clubTime().toLocalDate());
    return today.month() != birthday.month() || today.day() != birthday.day();
  }

  @Test
  @Order(2)
  void aShortWalkInEnglish() {
    stage.daytime();
    stage.page().getByTestId("lang-switch").click();
    var emma = Desk.of(stage.page(), "Emma", "09125557788");
    stage.page().getByTestId("person-tab").filter(new Locator.FilterOptions().setHasText("رضا")).click();
    emma.start();
    emma.press("English");
    emma.shareContact();
    emma.hears("Please type your name");
    emma.say("Emma Brown");
    emma.hears("Type your birthday");
    emma.say("3 July 1986");
    emma.hears("The club's rules");
    stage.picture("en-terms");
    emma.press("I accept");
    emma.press("Yes, please");
    emma.has("as a welcome present", 1);
    emma.press("Balance");
    emma.hears("Your balance is 100 points");
    stage.picture("en-balance");
    emma.press("Club rules");
    emma.hears("How to earn points");
    stage.picture("en-rules");
    emma.press("Wheel of fortune");
    emma.hears("Spin");
    emma.say("/stop");
    emma.hears("No more offers in this chat");
    emma.text("BALANCE");
    emma.reads("your balance is 100 points");
    emma.text("PLAY");
    assertThat(emma.read("Caf")).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(Desk.SOON_MILLIS));
    stage.picture("en-by-sms");
  }
}
