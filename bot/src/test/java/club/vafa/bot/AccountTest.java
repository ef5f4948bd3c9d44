package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.coupon.CouponSource;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.db.Outcome;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.ChatAddress;
import club.vafa.member.Member;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a member sees of the own account, in a chat. */
class AccountTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static Member member(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id()))).orElseThrow();
  }

  private static void earned(Member member, long points, LotTerms terms) {
    var facts = Map.of("branch", Map.of("fa", "شعبهٔ ونک", "en", "Vanak"), "rules",
        List.of(Map.of("fa", "قاعدهٔ پایه", "en", "basic rule", "points", points - 1),
            Map.of("fa", "سطح طلایی", "en", "gold level", "points", 1)));
    house.core().db.transact(h ->
        Outcome.commit(house.core().ledger.credit(h, new Credit(HolderId.of(member.id()), Unit.POINTS, points, House.ISSUED,
        new Why(Reason.PURCHASE, Optional.empty(), facts), terms))));
  }

  @Test
  void balanceStatementAndWhyTellTheSameStory() throws Exception {
    var chatter = house.chatter("Maryam").joined();
    for (int i = 1; i <= 12; i++) {
      earned(member(chatter), i * 10, LotTerms.PERMANENT);
    }
    earned(member(chatter), 40, LotTerms.until(house.club.clock().instant().plus(Duration.ofDays(10))));
    var posted = house.core().db.read(h -> house.core().ledger.balance(h, HolderId.of(member(chatter).id()), Unit.POINTS)).posted();
    var balance = chatter.says("موجودی", "امتیاز است");
    assertThat(balance.text()).contains(club.vafa.text.Amounts.number(posted, Language.FA)).contains("۴۰ امتیاز را تا پایان");

    var first = chatter.says("گردش امتیاز", "گردش امتیاز شما");
    assertThat(first.text()).contains("خرید از شعبهٔ ونک");
    chatter.presses("قدیمی‌ترها", "هدیهٔ عضویت");
    chatter.presses("تازه‌ترین‌ها", "۴۰ امتیاز گرفتید");

    var why = chatter.says("/why", "جمع:");
    assertThat(why.text()).contains("قاعدهٔ پایه: ۳۹ امتیاز", "امتیاز دائم", "پیش از این‌ها",
        "جمع: " + club.vafa.text.Amounts.number(posted, Language.FA));
  }

  @Test
  void whatTheBooksHoldAndWhatCanBeUsedAreBothToldWhereTheyDiffer() throws Exception {
    var chatter = house.chatter("Leila").joined();
    earned(member(chatter), 30, new LotTerms(Optional.empty(), Optional.of(house.club.clock().instant().plus(Duration.ofDays(7))),
        Optional.empty()));
    var posted = house.core().db.read(h -> house.core().ledger.balance(h, HolderId.of(member(chatter).id()), Unit.POINTS)).posted();
    assertThat(chatter.says("موجودی", "در انتظار تأیید").text())
        .contains("قابل استفادهٔ شما " + club.vafa.text.Amounts.number(posted - 30, Language.FA))
        .contains("جمع امتیازهای شما " + club.vafa.text.Amounts.number(posted, Language.FA)).contains("۳۰ امتیاز دیگر در انتظار تأیید");
    assertThat(chatter.says("/why", "جمع:").text()).contains("قابل استفاده از", "از این جمع، ");
  }

  @Test
  void creditIsShownWhereThereIsSome() throws Exception {
    var chatter = house.chatter("Hamid").joined();
    assertThat(chatter.says("موجودی", "امتیاز است").text()).doesNotContain("اعتبار");
    house.core().db.transact(h -> Outcome.commit(house.core().ledger.credit(h, new Credit(HolderId.of(member(chatter).id()), Unit.CREDIT,
        2_500_000,
        House.ISSUED, Why.of(Reason.CREDIT_REWARD), LotTerms.PERMANENT))));
    assertThat(chatter.says("موجودی", "اعتبار شما").text()).contains("اعتبار شما ۲۵۰٬۰۰۰ تومان است.");
    assertThat(chatter.says("/why", "اعتبار شما از این‌ها").text()).contains("۲۵۰٬۰۰۰ تومان گرفتید · اعتبار به‌عنوان پاداش",
        "جمع: ۲۵۰٬۰۰۰ تومان");
  }

  @Test
  void pointsAreGivenToAnotherMemberAfterAQuestionAndBothKnow() throws Exception {
    var giver = house.chatter("Reza").joined();
    var receiver = house.chatter("Mina Karimi").joined();
    assertThat(giver.says("/give", "فعال نیست").buttons()).isEmpty();
    giving(true);
    earned(member(giver), 200, LotTerms.PERMANENT);
    long had = points(giver);
    long before = points(receiver);
    giver.says("هدیه دادن", "به چه کسی");
    giver.says("0912 000 00", "پیدا نکردیم");
    giver.says(giver.person.phone(), "خودتان");
    giver.says(receiver.person.phone(), "م… ر…");
    giver.says("خیلی", "متوجه نشدیم");
    giver.says("۵۰ امتیاز", "۵۰ امتیاز به م… ر…");
    giver.presses("بله، هدیه می‌دهم", "هدیه دادید");
    receiver.hears(0, "مریم رضایی به شما ۵۰ امتیاز هدیه داد");
    assertThat(List.of(points(giver), points(receiver))).containsExactly(had - 50, before + 50);
    assertThat(giver.says("/why", "جمع:").text()).contains("هدیه به یک عضو دیگر");
    giving(false);
  }

  private static void giving(boolean on) {
    house.core().db.transact(h -> {
      h.createUpdate("update club set points_giving = :on").bind("on", on).execute();
      return Outcome.commit(house.core().clubs.change(h, settings -> settings));
    });
  }

  private static long points(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().ledger.balance(h, HolderId.of(member(chatter).id()), Unit.POINTS)).posted();
  }

  @Test
  void ownOffersAreShownWithTheirCodesAndAButtonThatCopies() throws Exception {
    var chatter = house.chatter("Sara").joined();
    assertThat(chatter.says("/offers", "کد تخفیفی ندارید").buttons()).isEmpty();
    var terms = new CouponTerms(new LocalText("قهوهٔ نیم‌بها", "Coffee half price"), new Discount.Percent(50, Optional.empty()),
        Money.zero(Currency.IRR), Set.of(), 14);
    var own = house.core().db.transact(h -> Outcome.commit(
        house.core().coupons.issue(h, member(chatter).id(), terms, new CouponSource(CouponSource.Kind.STAFF, Optional.empty()))));
    var offers = chatter.says("پیشنهادهای من", "قهوهٔ نیم‌بها");
    assertThat(offers.text()).contains(own.code()).contains("۵۰٪ تخفیف");
    assertThat(offers.buttons().getFirst().wire().path("copy_text").path("text").asText()).isEqualTo(own.code());
  }

  @Test
  void theProfileIsShownAndEditedAndABirthdayChangesOnceAYear() throws Exception {
    var chatter = house.chatter("Nasrin").joined();
    chatter.says("/profile", "مشخصات شما");
    chatter.presses("تغییر نام", "نام تازه");
    chatter.says("🌷", "نامی ندیدیم");
    chatter.says("نسرین کریمی", "نسرین کریمی");
    chatter.says("مشخصات من", "نسرین کریمی");
    chatter.presses("تاریخ تولد", "تاریخ تولدتان را");
    chatter.says("۱۲ تیر ۱۳۶۵", "ثبت شد");
    chatter.says("/profile", "۱۲ تیر ۱۳۶۵");
    chatter.presses("تاریخ تولد", "تاریخ تولدتان را");
    chatter.says("۱۳ تیر ۱۳۶۵", "ثبت شد");
    chatter.says("/profile", "۱۳ تیر ۱۳۶۵");
    chatter.presses("تاریخ تولد", "تاریخ تولدتان را");
    chatter.says("۱۴ تیر ۱۳۶۵", "سالی یک بار");
    chatter.says("/profile", "مشخصات شما");
    chatter.presses("English", "in English");
    chatter.says("Balance", "Your balance is");
    chatter.says("/profile", "Your profile");
    chatter.presses("Send me no offers", "No more offers");
  }

  @Test
  void theRulesAreToldAsTheyStandAndHelpListsWhatCanBeAsked() throws Exception {
    var chatter = house.chatter("Omid").joined();
    assertThat(chatter.says("قوانین باشگاه", "عضویت در باشگاه رایگان است").text()).contains("سطح شما");
    chatter.says("راهنما", "/balance");
    chatter.says("کارت عضویت", "شمارهٔ کارت");
    chatter.says("قرمه سبزی", "متوجه نشدیم");
    chatter.says("x".repeat(4096), "متوجه نشدیم");
    chatter.hears(chatter.person.sendDice("🎰").messageId(), "خود ربات");
    chatter.hears(chatter.person.forwardDice("🎲", 6, 42).messageId(), "خود ربات");
  }

  @Test
  void commandsAreListedInBothLanguages() throws Exception {
    var persian = house.chatter("A").person;
    var english = house.telegram.person(6_999_999, "B", "+989356999999", "en");
    var deadline = System.nanoTime() + BotHouse.PATIENCE.toNanos();
    while (house.telegram.commands(english).toString().length() < 10 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(house.telegram.commands(persian).toString()).contains("موجودی امتیاز");
    assertThat(house.telegram.commands(english).toString()).contains("your points");
  }
}
