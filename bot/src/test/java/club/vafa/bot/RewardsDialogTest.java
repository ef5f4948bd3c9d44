package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.reward.Access;
import club.vafa.reward.Reward;
import club.vafa.reward.RewardGift;
import club.vafa.reward.RewardPlan;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import club.vafa.value.Points;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewardsDialogTest {
  @RegisterExtension
  static final BotHouse house = new BotHouse();

  @BeforeAll
  void open() {
    reward("coffee", "قهوهٔ مهمان ما", "Coffee on us", 60, Optional.empty(), new RewardGift.Code(new CouponTerms(
        new LocalText("قهوهٔ مهمان ما", "Coffee on us"), new Discount.Off(Money.rials(850_000)), Money.rials(0), Set.of(), 30)));
    reward("mug", "ماگ سفالی", "Clay mug", 80, Optional.of(5L), new RewardGift.Goods());
    reward("tree", "کاشت درخت", "A tree", 5_000, Optional.empty(), new RewardGift.Donation(new LocalText("جنگل هیرکانی", "the Hyrcanian forest"),
        Money.rials(500_000)));
    for (int i = 1; i <= 4; i++) {
      reward("dear-" + i, "سفر " + i, "Trip " + i, 100_000 * i, Optional.empty(), new RewardGift.Priority(30));
    }
  }

  @Test
  void aRewardIsChosenConfirmedAndTakenInTelegramAndItsCodeIsShownAgain() throws Exception {
    var chatter = house.chatter("Ali").joined();
    var member = member(chatter);
    // The club's welcome is 100 points.
    var list = chatter.says("پاداش‌ها", "۱۰۰ امتیاز");
    assertThat(list.text()).contains("قهوهٔ مهمان ما: ۶۰ امتیاز", "کاشت درخت", "۴٬۹۰۰ امتیاز دیگر لازم است");
    chatter.presses("بعدی", "سفر 4");
    chatter.presses("قبلی", "قهوهٔ مهمان ما");
    chatter.presses("قهوهٔ مهمان ما", "این پاداش را می‌خواهید؟");
    var done = chatter.presses("بله، با ۶۰ امتیاز", "مال شما شد");
    var code = house.core().db.read(h -> house.core().coupons.ofMember(h, member)).getFirst().code();
    assertThat(done.text()).contains(code, "موجودی شما: ۴۰ امتیاز");
    assertThat(points(member)).isEqualTo(40);
    chatter.presses("فهرست پاداش‌ها", "۲۰ امتیاز دیگر لازم است");
    chatter.presses("پاداش‌های من", code);
    chatter.presses("فهرست پاداش‌ها", "ماگ سفالی");
    chatter.presses("ماگ سفالی", "هنوز ۴۰ امتیاز کم دارید");
  }

  @Test
  void aReservationIsCancelledInTelegramAndThePointsAreFree() throws Exception {
    var chatter = house.chatter("Sara").joined();
    var member = member(chatter);
    chatter.says("/rewards", "ماگ سفالی");
    chatter.presses("ماگ سفالی", "در شعبه تحویل می‌گیرید");
    var reserved = chatter.presses("بله، با ۸۰ امتیاز", "کنار گذاشته شد");
    assertThat(points(member)).isEqualTo(20);
    var code = house.core().db.read(h -> house.core().redemptions.ofMember(h, member, PageRequest.first())).items().getFirst().code();
    assertThat(reserved.text()).contains(code);
    chatter.presses("فهرست پاداش‌ها", "قهوه");
    chatter.presses("پاداش‌های من", code);
    chatter.presses("لغو ماگ سفالی", "امتیازتان آزاد شد");
    assertThat(points(member)).isEqualTo(100);
  }

  @Test
  void bySmsTheListIsNumberedAndTheNumberTakesTheReward() throws Exception {
    var texter = house.texter();
    texter.says("join", "reply with your name");
    texter.says("John Smith", "you are a member");
    texter.says("2", "no offers");
    var list = texter.says("REWARDS", "Send the number");
    assertThat(list).contains("1. Coffee on us (60 points)", "2. Clay mug (80 points)").doesNotContain("Trip");
    texter.says("9", "send just the number");
    texter.says("۱", "Coffee on us");
    var member = house.core().db.read(h -> house.core().members.byChat(h, new ChatAddress(Channel.SMS, texter.phone.number())))
        .orElseThrow().id();
    assertThat(points(member)).isEqualTo(40);
    texter.says("rewards", "takes 20 more");
  }

  private long points(MemberId member) {
    return house.core().db.read(h -> house.core().ledger.balance(h, HolderId.of(member), Unit.POINTS)).available();
  }

  private MemberId member(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id()))).orElseThrow().id();
  }

  private Reward reward(String code, String fa, String en, long price, Optional<Long> stock, RewardGift gift) {
    return house.club.reward(new RewardPlan(code, new LocalText(fa, en), new LocalText("در همهٔ شعبه‌ها.", "At every branch."), gift,
        Optional.of(new Points(price)), stock, Optional.empty(), gift.handedOver() ? Optional.of(3) : Optional.empty(),
        Access.everybody(house.core().clock.instant())));
  }
}
