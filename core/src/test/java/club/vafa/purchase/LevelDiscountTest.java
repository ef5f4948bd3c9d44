package club.vafa.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.card.DiscountCardWish;
import club.vafa.card.DiscountCards;
import club.vafa.db.TestDatabase;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.tier.Benefits;
import club.vafa.tier.Engagement;
import club.vafa.tier.Programme;
import club.vafa.tier.ProgrammeDraft;
import club.vafa.tier.Programmes;
import club.vafa.tier.Reviewing;
import club.vafa.tier.Window;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Gold takes 10 percent off; it is reached by spending a million.
class LevelDiscountTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final OnSales on = new OnSales(club);
  private final Member plain = club.member();
  private final Member gold = club.member();

  @BeforeEach
  void goldTakesTenPercentOff() {
    on.rules(OnSales.plain());
    goldTakes(10);
    on.sold(on.sale(gold, 1_000_000));
  }

  private void goldTakes(int percent) {
    var draft = new ProgrammeDraft(Programme.Measure.SPEND, new Window(Window.Kind.FIXED, 12, CalendarKind.JALALI), new Reviewing(12, 30, 20),
        new Engagement(1, 5, 20), List.of(level("bronze", 0, 0), level("gold", 1_000_000, percent)));
    assertThat(club.core().programmes.change(Actor.SYSTEM, draft)).isInstanceOf(Programmes.Changing.Changed.class);
  }

  private static ProgrammeDraft.Level level(String code, long threshold, int discount) {
    return new ProgrammeDraft.Level(code, new LocalText(code.equals("gold") ? "طلایی" : "برنزی", code), threshold,
        new Benefits(100, discount, 0, false, false, false, 0, new LocalText("", "")));
  }

  @Test
  void theLevelsDiscountComesOffEverySaleAndWhatIsLeftEarnsAndCounts() {
    var sold = on.sold(on.sale(gold, 200_005));
    var bill = sold.bill().orElseThrow();
    assertThat(bill.parts()).containsExactly(new Bill.Part(Means.LEVEL, 20_000, Money.rials(20_000), Optional.of(new LocalText("طلایی", "gold"))));
    assertThat(bill.due()).isEqualTo(bill.money()).isEqualTo(sold.paid()).isEqualTo(Money.rials(180_005));
    assertThat(sold.points()).isEqualTo(18);
    assertThat(on.sold(on.sale(plain, 200_005)).bill()).isEmpty();
    var measured = club.core().db.read(h -> club.core().tiers.standing(h, gold.id(), club.core().clubs.today())).measured();
    assertThat(measured).isEqualTo(1_180_005);
  }

  @Test
  void aQuoteTakesItOffTooAndEarnsTheSame() {
    for (var sale : List.of(on.sale(gold, 200_000), on.sale(gold, 200_000).with(Tender.NOTHING.withCoupon(club.coupon(gold.id()).code())))) {
      var quoted = (Quotes.Quote.Quoted) club.core().quotes.quote("till", sale);
      var sold = on.sold(sale);
      assertThat(quoted.bill()).isEqualTo(sold.bill());
      assertThat(List.of(quoted.paid(), quoted.points(), quoted.balance())).isEqualTo(List.of(sold.paid(), sold.points(), sold.balance()));
    }
  }

  @Test
  void aCouponComesOffFirstAndOfTwoStandingDiscountsTheHigherCounts() {
    var coupon = on.sold(on.sale(gold, 200_000).with(Tender.NOTHING.withCoupon(club.coupon(gold.id()).code()).withDiscountCard(card(10))));
    // 200,000 less 20 percent, less 10 percent of the rest.
    assertThat(parts(coupon)).containsExactly(tuple(Means.COUPON, 40_000L), tuple(Means.LEVEL, 16_000L));
    var better = on.sold(on.sale(gold, 200_000).with(Tender.NOTHING.withDiscountCard(card(15))));
    assertThat(parts(better)).containsExactly(tuple(Means.DISCOUNT_CARD, 30_000L));
  }

  @Test
  void aTillThatTookItOffItselfSaysSoAndNothingMoreComesOff() {
    assertThat(on.sold(on.sale(gold, 200_000).withoutLevelDiscount()).bill()).isEmpty();
    var paid = on.sold(on.sale(gold, 200_000).with(Tender.NOTHING.withDiscountCard(card(5))).withoutLevelDiscount());
    assertThat(parts(paid)).containsExactly(tuple(Means.DISCOUNT_CARD, 10_000L));
  }

  @Test
  void aRefundIsOfWhatWasPaidWhateverTheLevelTakesOffByThen() {
    var sale = on.sold(on.sale(gold, List.of(OnSales.item(50_000, 4)))).purchase();
    goldTakes(50);
    var one = on.refunded(RefundWish.of(sale, "1", OnSales.number(), List.of(new RefundWish.Returned(1, 1))));
    assertThat(one.amount()).isEqualTo(one.paid()).isEqualTo(Money.rials(45_000));
    assertThat(one.back()).isEmpty();
    var rest = on.whole(sale);
    assertThat(rest.paid()).isEqualTo(Money.rials(135_000));
    assertThat(one.points() + rest.points()).isEqualTo(18);
    var detail = club.core().db.read(h -> club.core().refunds.detail(h, club.core().refunds.find(h, sale).orElseThrow()));
    assertThat(detail.payments()).extracting(Payment::means, Payment::value, Payment::returned).containsExactly(tuple(Means.LEVEL, 20_000L, 0L));
  }

  @Test
  void aLevelThatGivesEverythingLeavesNothingToPayAndNothingToEarn() {
    goldTakes(100);
    var sold = on.sold(on.sale(gold, 200_000));
    assertThat(sold.paid()).isEqualTo(Money.rials(0));
    assertThat(sold.points()).isZero();
    assertThat(on.whole(sold.purchase()).amount()).isEqualTo(Money.rials(0));
  }

  private static List<Tuple> parts(Recording.Recorded sold) {
    return sold.bill().orElseThrow().parts().stream().map(p -> tuple(p.means(), p.value().amount())).toList();
  }

  private String card(int percent) {
    var wish = new DiscountCardWish(Optional.of(gold.id()), LocalText.same("card"), percent, Set.of(), Optional.empty(), Optional.empty());
    var issued = (DiscountCards.Issued) ((Keyed.First<DiscountCards.Issued>) club.core().discountCards
        .issue(new RequestKey("desk", OnSales.number()), wish, club.staff(PredefinedRole.OWNER).staffId())).answer();
    return club.core().discountCards.byId(issued.card()).orElseThrow().code();
  }
}
