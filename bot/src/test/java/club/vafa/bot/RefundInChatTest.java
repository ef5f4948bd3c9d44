package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.branch.NewBranch;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.member.ChatAddress;
import club.vafa.member.Member;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Recording;
import club.vafa.purchase.RefundWish;
import club.vafa.purchase.Sale;
import club.vafa.purchase.Tender;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a member reads of a purchase that was paid with points and came back in part. */
class RefundInChatTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  @BeforeAll
  static void open() {
    var core = house.core();
    core.branches.add(Actor.SYSTEM, new NewBranch("vanak", new LocalText("شعبهٔ ونک", "Vanak"), new LocalText("", ""), "", Optional.empty(),
        Optional.empty()));
    core.earningRules.add(Actor.SYSTEM, new RuleDraft(new LocalText("امتیاز خرید", "points for buying"), Condition.ALWAYS,
        new Gift.PerAmount(1, 10_000), 10, Stacking.ADD, Optional.empty(), Validity.PERMANENT, LocalDate.of(2020, 1, 1), Optional.empty()));
  }

  @Test
  void thePurchaseItsReturnAndWhyAreToldInTheMembersWords() throws Exception {
    var chatter = house.chatter("Maryam").joined();
    var member = house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id()))).orElseThrow();
    chatter.says("موجودی", "امتیاز است");
    var sold = sold(member);
    house.core().events.pump("test");
    chatter.hears(0, "۵۰ امتیاز به‌جای ۵۰۰ تومان خرج شد");
    house.core().refunds.refund(new RequestKey("till", "r1"), RefundWish.of(sold.purchase(), "1", "r1", Money.rials(50_000)), Optional.empty());
    chatter.hears(0, "برگشت از خریدتان از شعبهٔ ونک به مبلغ ۵٬۰۰۰ تومان ثبت شد");
    var why = chatter.says("/why", "جمع:").text();
    assertThat(why).contains("برگشت از خرید شعبهٔ ونک", "امتیاز خرید:", "بازگشت به حساب شما", "پرداخت بخشی از خرید");
    assertThat(chatter.says("گردش امتیاز", "گردش امتیاز شما").text()).contains("برگشت از خرید");
  }

  private static Recording.Recorded sold(Member member) {
    var sale = new Sale(new Customer.ById(member.id()), "vanak", "1", "s1", Optional.empty(), Optional.of(Money.rials(100_000)), List.of())
        .with(Tender.NOTHING.withPoints(50));
    return (Recording.Recorded) ((Keyed.First<Recording>) house.core().purchases.record(new RequestKey("till", "s1"), sale, Optional.empty()))
        .answer();
  }
}
