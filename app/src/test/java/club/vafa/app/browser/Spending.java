package club.vafa.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

/** The steps in which two people see what their points are good for, one in Telegram and the other by SMS. */
record Spending(Stage stage, String branch, Desk sara, Desk reza) {

  private static final String SARAS_PHONE = "09125551122";
  private static final String COFFEE = "یک فنجان قهوه مهمان ما";
  private static final String MUG = "ماگ سفالی نارنج";

  void aRewardIsHadAtOnceAndAnotherIsReservedAndFetched() {
    sara.press("پاداش‌ها");
    sara.hears("این پاداش‌ها را می‌توانید انتخاب کنید");
    stage.picture("rewards");
    sara.press(COFFEE);
    sara.hears("این پاداش را می‌خواهید؟");
    stage.picture("reward");
    sara.press("بله، با ۸۰ امتیاز");
    sara.hears("«" + COFFEE + "» مال شما شد");
    stage.picture("reward-had");
    sara.press("فهرست پاداش‌ها");
    sara.hears("این پاداش‌ها را می‌توانید انتخاب کنید");
    sara.press(MUG);
    sara.hears("در شعبه تحویل می‌گیرید");
    sara.press("بله، با ۴۰۰ امتیاز");
    sara.hears("«" + MUG + "» برایتان کنار گذاشته شد");
    stage.picture("reward-reserved");
    sara.press("موجودی");
    sara.hears("کنار گذاشته شده است");
    stage.picture("balance-with-reservation");
    var code = stage.owner().get("/members/" + saraId() + "/redemptions").at("/items/0/code").asText();
    var fetched = stage.owner().post("/redemptions/" + code + "/fulfilment", "journey-mug", "{\"branch\": \"" + branch + "\"}");
    assertThat(fetched.status()).as(fetched.body().toString()).isEqualTo(200);
    sara.has("پاداش «" + MUG + "» را گرفتید", 1);
    stage.picture("reward-fetched");
    reza.text("پاداش");
    reza.reads("شمارهٔ پاداش را بفرستید");
    reza.text("۱");
    reza.reads(COFFEE + "،");
    reza.text("پاداش");
    reza.reads("شمارهٔ پاداش را بفرستید");
    reza.text("۲");
    reza.reads("کمک می‌کنیم");
    stage.picture("rewards-by-sms");
  }

  void levelAndBranchesAreTold() {
    sara.say("/level");
    sara.hears("سطح‌های باشگاه");
    stage.picture("level");
    sara.press("شعبه‌ها");
    sara.hears("نیاوران");
    stage.picture("branches");
    reza.text("سطح");
    reza.reads("سطح برنزی");
    reza.text("شعبه");
    reza.reads("شعبه‌ها");
    stage.picture("level-and-branches-by-sms");
  }

  void pointsAreGivenToAnotherMember() {
    stage.owner().patch("/club", "{\"pointsGiving\": true}");
    sara.press("موجودی");
    sara.hears("موجودی شما");
    sara.press("هدیه دادن امتیاز");
    sara.hears("به چه کسی امتیاز هدیه می‌دهید؟");
    sara.say("۰۹۱۲۵۵۵۳۳۴۴");
    sara.hears("چند امتیاز به");
    sara.say("۵۰");
    sara.hears("هدیه بدهیم؟");
    stage.picture("giving");
    sara.press("بله، هدیه می‌دهم");
    sara.hears("هدیه دادید");
    reza.has("به شما ۵۰ امتیاز هدیه داد", 1);
    stage.picture("given");
  }

  void aGiftCardShowsWhatIsOnItAndIsTakenAsCredit() {
    sara.say("/giftcard");
    sara.hears("کد ۱۶ حرفی");
    sara.say(giftCard("journey-card-1"));
    sara.hears("موجودی این کارت هدیه ۵۰۰٬۰۰۰ تومان");
    stage.picture("gift-card");
    sara.press("به اعتبارم اضافه شود");
    sara.hears("به اعتبار شما اضافه شد");
    stage.picture("gift-card-taken");
    reza.text("کارت هدیه " + giftCard("journey-card-2"));
    reza.reads("برای افزودن به اعتبارتان ۱ را بفرستید");
    reza.text("۱");
    reza.reads("به اعتبارتان اضافه شد");
    stage.picture("gift-card-by-sms");
  }

  private String giftCard(String key) {
    var sold = stage.owner().post("/gift-cards", key, "{\"branch\": \"" + branch + "\", \"amount\": {\"amount\": 5000000, \"currency\": \"IRR\"}}");
    assertThat(sold.status()).as(sold.body().toString()).isEqualTo(201);
    return sold.body().path("code").asText();
  }

  /** Sells her four cups, of which two come back later. */
  String aLargerPurchase() {
    var sold = stage.owner().post("/purchases", "journey-2001", """
      {"phone": "%s", "branch": "%s", "receipt": "2001",
       "items": [{"product": "latte", "quantity": 4, "price": {"amount": 950000, "currency": "IRR"}}]}
      """.formatted(SARAS_PHONE, branch));
    assertThat(sold.status()).as(sold.body().toString()).isEqualTo(201);
    return sold.body().path("id").asText();
  }

  void whatCameBackIsExplained(String purchase) {
    var refunded = stage.owner().post("/purchases/" + purchase + "/refunds", "journey-r2001", "{\"number\": \"R-2001\", \"items\": [{\"line\": 1, \"quantity\": 2}]}");
    assertThat(refunded.status()).as(refunded.body().toString()).isEqualTo(201);
    sara.has("برگشت از خریدتان", 1);
    stage.picture("return-told");
    sara.say("/why");
    sara.hears("موجودی شما از این‌ها درست شده است");
    sara.hears("برگشت از خرید");
    stage.picture("why-after-a-return");
    sara.press("گردش امتیاز");
    sara.hears("برگشت از خرید");
    stage.picture("statement-after-a-return");
    reza.text("چرا");
    reza.reads("آخرین تغییر");
    stage.picture("why-by-sms");
  }

  void whoeverWishesIsForgotten() {
    sara.say("/mydata");
    sara.hears("از شما نگه می‌دارد");
    stage.picture("own-data");
    sara.say("/delete");
    sara.hears("این کار برگشت ندارد");
    stage.picture("erasing");
    sara.press("بله، ادامه");
    sara.hears("همین دو کلمه را بنویسید");
    sara.say("حذف حساب");
    sara.hears("پاک شد");
    stage.picture("erased");
    assertThat(stage.owner().get("/members?phone=" + SARAS_PHONE).path("items")).isEmpty();
    reza.text("حذف حساب");
    reza.reads("برای ادامه ۱ بفرستید");
    reza.text("۱");
    reza.reads("همین دو کلمه را بنویسید");
    reza.text("حذف حساب");
    reza.reads("پاک شد");
    stage.picture("erased-by-sms");
  }

  private String saraId() {
    return stage.owner().get("/members?phone=" + SARAS_PHONE).at("/items/0/id").asText();
  }
}
