package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.member.ChatAddress;
import club.vafa.member.Member;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.text.SmsSegments;
import club.vafa.tier.Benefits;
import club.vafa.tier.Engagement;
import club.vafa.tier.Plan;
import club.vafa.tier.Programme;
import club.vafa.tier.ProgrammeDraft;
import club.vafa.tier.Programmes;
import club.vafa.tier.Reviewing;
import club.vafa.tier.Saving;
import club.vafa.tier.SavingKind;
import club.vafa.tier.Subscriptions;
import club.vafa.tier.Window;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member's level and paid subscription, as a chat and a phone tell them. */
class LevelTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  @BeforeAll
  static void open() {
    var gold = new Benefits(150, 10, 3, true, true, false, 500, new LocalText("چای مهمان ما", "Tea on us"));
    var draft = new ProgrammeDraft(Programme.Measure.SPEND, new Window(Window.Kind.FIXED, 12, CalendarKind.JALALI), new Reviewing(12, 30, 30),
        new Engagement(1, 5, 20), List.of(level("bronze", "برنزی", "Bronze", 0, Benefits.multiplier(100)),
        level("silver", "نقره‌ای", "Silver", 100_000_000, Benefits.multiplier(120)), level("gold", "طلایی", "Gold", 300_000_000, gold)));
    assertThat(house.core().programmes.change(Actor.SYSTEM, draft)).isInstanceOf(Programmes.Changing.Changed.class);
    house.core().plans.add(Actor.SYSTEM, new Plan.Draft("vip", new LocalText("عضویت ویژه", "VIP"), Money.rials(12_000_000), 12, CalendarKind.JALALI,
        Set.of(SavingKind.DELIVERY, SavingKind.TAX), new LocalText("", ""), 14, true));
  }

  private static ProgrammeDraft.Level level(String code, String fa, String en, long threshold, Benefits benefits) {
    return new ProgrammeDraft.Level(code, new LocalText(fa, en), threshold, benefits);
  }

  private static Member member(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id()))).orElseThrow();
  }

  private static void spent(Member member, long amount) {
    house.core().db.transact(h -> {
      var asks = new Pipeline(h);
      var counted = house.core().tiers.counted(asks, member.id(), house.core().clubs.today());
      asks.send();
      var writes = new Pipeline(h);
      house.core().tiers.count(writes, member.id(), counted.get(), house.core().clubs.today(), amount, 0);
      writes.send();
      return Outcome.commit(true);
    });
  }

  @Test
  void aChatTellsTheLevelWhatItGivesUntilWhenAndTheWayToTheNext() throws Exception {
    var chatter = house.chatter("Maryam").joined();
    var first = chatter.says("سطح من", "سطح شما «برنزی» است");
    assertThat(first.text()).contains("تا سطح «نقره‌ای»: ۱۰٬۰۰۰٬۰۰۰ تومان خرید دیگر", "• طلایی: از ۳۰٬۰۰۰٬۰۰۰ تومان خرید").doesNotContain("برای شماست");
    spent(member(chatter), 310_000_000);
    chatter.says("موجودی", "سطح شما: طلایی");
    var gold = chatter.presses("سطح من", "سطح شما «طلایی» است");
    assertThat(gold.text()).contains("امسال: ۳۱٬۰۰۰٬۰۰۰ تومان خرید", "این بالاترین سطح باشگاه است", "دست‌کم تا پایان ۳۰ فروردین ۱۴۰۷",
        "• ۵۰٪ امتیاز بیشتر از هر خرید", "• همیشه ۱۰٪ تخفیف", "• ۳ روز زودتر", "• پشتیبانی با اولویت", "• دعوت به دورهمی‌ها", "• ۵۰۰ امتیاز هدیه",
        "• چای مهمان ما").doesNotContain("بازی‌های");
  }

  @Test
  void aPhoneIsToldTheLevelInOnePart() throws Exception {
    var texter = house.texter();
    texter.says("عضویت", "نامتان را");
    texter.says("مهسا احمدی", "عضو شدید");
    texter.says("2", "");
    var words = texter.says("سطح", "سطح برنزی");
    assertThat(words).contains("تا نقره‌ای: ۱۰٬۰۰۰٬۰۰۰ تومان خرید");
    assertThat(SmsSegments.of(words).segments()).isOne();
    assertThat(texter.says("LEVEL", "برنزی")).isEqualTo(words);
  }

  @Test
  void theSubscriptionIsOfferedThenShowsWhatItHasSaved() throws Exception {
    var chatter = house.chatter("Sara").joined();
    assertThat(chatter.says("اشتراک", "عضویت ویژه").text()).contains("۱٬۲۰۰٬۰۰۰ تومان برای ۱۲ ماه", "• ارسال رایگان", "• مالیات خرید با فروشگاه");
    var by = house.club.staff(PredefinedRole.OWNER).staffId();
    var core = house.core();
    core.subscriptions.sell(new RequestKey("t", "vip"), new Subscriptions.Sale(member(chatter).id(), "vip", branch(), Optional.empty()), by);
    core.savings.record(new RequestKey("t", "s1"), new Saving.Wish(member(chatter).id(), SavingKind.DELIVERY, Money.rials(450_000), Optional.empty()), by);
    core.savings.record(new RequestKey("t", "s2"), new Saving.Wish(member(chatter).id(), SavingKind.TAX, Money.rials(200_000), Optional.empty()), by);
    var own = chatter.says("/subscription", "تا امروز برای شما صرفه داشته: ۶۵٬۰۰۰ تومان");
    assertThat(own.text()).contains("هزینهٔ ارسال: ۴۵٬۰۰۰ تومان", "مالیاتی که فروشگاه پرداخت: ۲۰٬۰۰۰ تومان", "تا پایان ۱۰ خرداد ۱۴۰۶");
  }

  private static BranchId branch() {
    var wish = new NewBranch("vip-shop", new LocalText("شعبه", "Shop"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    return ((Branches.Adding.Added) house.core().branches.add(Actor.SYSTEM, wish)).branch().id();
  }
}
