package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.game.EntryPrice;
import club.vafa.game.GamePlan;
import club.vafa.game.Gift;
import club.vafa.game.PlayLimit;
import club.vafa.game.Prize;
import club.vafa.member.ChatAddress;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlayTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static MemberId member(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id()))).orElseThrow().id();
  }

  @Test
  @Order(1)
  void withoutAGameThereIsAKindAnswer() throws Exception {
    house.chatter("Ali").joined().says("گردونهٔ شانس", "بازی‌ای در جریان نیست");
  }

  @Test
  @Order(2)
  void aPressTurnsTheWheelOnceAndThePrizeIsInTheBooks() throws Exception {
    house.club.launchedWheel();
    var chatter = house.chatter("Ali").joined();
    var invitation = chatter.says("/play", "روی گردونه");
    var seed = house.core().db.read(h -> house.core().games.open(h, member(chatter)).getFirst().seedSha256()).orElseThrow();
    assertThat(invitation.text()).contains(seed);
    chatter.person.press("🎡 بچرخان");
    var again = chatter.person.press("🎡 بچرخان");
    assertThat(chatter.person.awaitAnswer(again, BotHouse.PATIENCE).orElseThrow().toString()).contains("چرخانده‌اید");
    var result = chatter.hears(invitation.messageId(), "کد بررسی");
    assertThat(result.edited()).isTrue();
    var plays = house.core().db.read(h -> house.core().games.playsOf(h, member(chatter)));
    assertThat(plays).hasSize(1);
    assertThat(result.text()).contains(plays.getFirst().code()).contains(plays.getFirst().label().fa());
    chatter.says("/play", "نوبت بعدی از");

    var code = plays.getFirst().code();
    chatter.says("/verify", code);
    chatter.says("/verify " + code, "منتشر می‌شود");
    house.club.clock().advance(Duration.ofDays(1));
    assertThat(chatter.says("/verify " + code.toLowerCase(java.util.Locale.ROOT), "همه‌چیز درست است").text())
        .contains(seed, "HMAC-SHA256", "۵.");
    chatter.says("/verify 0000000000", "پیدا نشد");
  }

  @Test
  @Order(3)
  void bySmsTheKeywordItselfPlays() throws Exception {
    var texter = house.texter();
    texter.says("join", "reply with your name");
    texter.says("John Smith", "you are a member");
    texter.says("2", "no offers");
    texter.says("PLAY", ":");
    house.awaitHandled(texter.phone.number(), 4);
    texter.says("play", "You have played today");
    texter.says("verify 0000000000", "no spin with this code");
  }

  @Test
  @Order(4)
  void wonCouponsCanBeCopiedAndAPurchaseMayBeTheEntry() throws Exception {
    var coupon = house.club.wheelPlan().prizes().get(1).gift();
    var plan = house.club.wheelPlan();
    var prize = new Prize(plan.prizes().getFirst().id(), new LocalText("ده درصد", "ten percent"), 1, coupon, Optional.empty(),
        plan.prizes().getFirst().cost());
    house.club.launched(new GamePlan("sure-win", new LocalText("گردونهٔ برد", "Sure win"), plan.terms(), List.of(prize), Optional.empty(),
        plan.budget(),
        plan.startsAt(), plan.endsAt(), PlayLimit.onceADay(), new EntryPrice.Free()));
    var chatter = house.chatter("Sara").joined();
    long before = chatter.says("/play", "گردونهٔ برد").messageId();
    chatter.person.press("🎡 بچرخان: گردونهٔ برد");
    var result = chatter.hears(before, "کد شما");
    assertThat(coupon).isInstanceOf(Gift.OfCoupon.class);
    var own = house.core().db.read(h -> house.core().coupons.ofMember(h, member(chatter)));
    assertThat(result.buttons().getFirst().wire().path("copy_text").path("text").asText()).isEqualTo(own.getFirst().code());
  }
}
