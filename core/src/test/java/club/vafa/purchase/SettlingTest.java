package club.vafa.purchase;

import static club.vafa.purchase.OnSales.draft;
import static club.vafa.purchase.OnSales.number;
import static club.vafa.purchase.OnSales.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.card.DiscountCardWish;
import club.vafa.card.DiscountCards;
import club.vafa.coupon.Redemption;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Condition;
import club.vafa.earning.Gift;
import club.vafa.giftcard.GiftCardTerms;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SettlingTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final OnSales on = new OnSales(club);
  private final Member member = club.member();

  @BeforeEach
  void aPointIsWorth100RialsAndPaysAnyShare() {
    on.rules(plain());
    on.set("debt_policy = 'UNLIMITED', point_value = 100, pay_points_min_percent = 0, pay_points_max_percent = 100");
  }

  @Test
  void pointsPayAtOneSimpleRateAndWhatTheyPayDoesNotEarn() {
    give(Unit.POINTS, 500, LotTerms.PERMANENT);
    var sold = on.sold(on.sale(member, 100_000).with(Tender.NOTHING.withPoints(400)));
    assertThat(sold.paid()).isEqualTo(Money.rials(60_000));
    assertThat(sold.points()).isEqualTo(6);
    assertThat(sold.bill().orElseThrow().parts()).extracting(Bill.Part::means, Bill.Part::units, p -> p.value().amount())
        .containsExactly(tuple(Means.POINTS, 400L, 40_000L));
    assertThat(on.points(member).posted()).isEqualTo(106).isEqualTo(sold.balance());
  }

  @Test
  void discountsComeOffFirstThenEachMeansPaysAndMoneyTheRest() {
    give(Unit.POINTS, 1_000, LotTerms.PERMANENT);
    give(Unit.CREDIT, 50_000, LotTerms.PERMANENT);
    var tender = Tender.NOTHING.withCoupon(club.coupon(member.id()).code()).withDiscountCard(discountCard(10)).withPoints(120)
        .withCredit(Money.rials(50_000)).withGiftCard(giftCard(30_000, Optional.empty()));
    var bill = on.sold(on.sale(member, 200_000).with(tender)).bill().orElseThrow();
    // 200,000 less 20 percent, less 10 percent of the rest, is 144,000.
    assertThat(bill.parts()).extracting(Bill.Part::means, p -> p.value().amount()).containsExactly(tuple(Means.COUPON, 40_000L),
        tuple(Means.DISCOUNT_CARD, 16_000L), tuple(Means.POINTS, 12_000L), tuple(Means.CREDIT, 50_000L), tuple(Means.GIFT_CARD, 30_000L));
    assertThat(bill.due()).isEqualTo(Money.rials(144_000));
    assertThat(bill.money()).isEqualTo(Money.rials(52_000));
    assertThat(on.points(member).posted()).isEqualTo(1_000 - 120 + 5);
    assertThat(on.balance(member, Unit.CREDIT).posted()).isZero();
  }

  @Test
  void aQuoteSaysTheSameAndTakesNothing() {
    give(Unit.POINTS, 1_000, LotTerms.PERMANENT);
    var sale = on.sale(member, 200_000).with(Tender.NOTHING.withCoupon(club.coupon(member.id()).code()).withPoints(120)
        .withGiftCard(giftCard(30_000, Optional.empty())));
    var quoted = (Quotes.Quote.Quoted) club.core().quotes.quote("till", sale);
    assertThat(on.points(member).posted()).isEqualTo(1_000);
    var sold = on.sold(sale);
    assertThat(quoted.bill()).isEqualTo(sold.bill());
    assertThat(List.of(quoted.points(), quoted.balance(), quoted.paid())).isEqualTo(List.of(sold.points(), sold.balance(), sold.paid()));
    assertThat(club.core().quotes.quote("till", sale)).isInstanceOf(Quotes.Quote.Not.class);
    assertThat(club.core().quotes.quote("till", on.sale(member, 900_000).with(Tender.NOTHING.withPoints(5_000))))
        .isEqualTo(new Quotes.Quote.Not(new Recording.TooFewPoints(5_000 - sold.balance())));
  }

  @Test
  void theShareOfPointsIsWithinTheClubsBounds() {
    give(Unit.POINTS, 1_000, LotTerms.PERMANENT);
    on.set("pay_points_min_percent = 10, pay_points_max_percent = 50");
    var refused = new Recording.PointsOutOfShare(Money.rials(10_000), Money.rials(50_000));
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withPoints(99)))).isEqualTo(refused);
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withPoints(501)))).isEqualTo(refused);
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withPoints(500)))).isInstanceOf(Recording.Recorded.class);
  }

  @Test
  void whatCannotPayIsRefusedAndLeavesNoTrace() {
    give(Unit.POINTS, 10, LotTerms.PERMANENT);
    var coupon = club.coupon(member.id()).code();
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withPoints(12).withCoupon(coupon))))
        .isEqualTo(new Recording.TooFewPoints(2));
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withCredit(Money.rials(5)))))
        .isEqualTo(new Recording.TooLittleCredit(Money.rials(5)));
    assertThat(record(on.sale(member, 1_000).with(Tender.NOTHING.withPoints(10).withCredit(Money.rials(1)))))
        .isEqualTo(new Recording.PaysTooMuch(Money.rials(1_000)));
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withGiftCard(giftCard(500, Optional.empty()), Money.rials(501)))))
        .isInstanceOf(Recording.GiftCardRefused.class);
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withGiftCard("AAAA-AAAA-AAAA-AAAA"))))
        .isInstanceOf(Recording.GiftCardRefused.class);
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withDiscountCard("AAAA-AAAA-AAAA-AAAA"))))
        .isInstanceOf(Recording.DiscountCardRefused.class);
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withCoupon("AAAA-AAAA-AAAA-AAAA"))))
        .isEqualTo(new Recording.CouponRefused(new Redemption.Unknown()));
    assertThat(on.points(member).posted()).isEqualTo(10);
    // The coupon was not used up by the sale that was refused.
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withCoupon(coupon)))).isInstanceOf(Recording.Recorded.class);
    assertThat(record(on.sale(member, 100_000).with(Tender.NOTHING.withCoupon(coupon)))).isInstanceOf(Recording.CouponRefused.class);
  }

  @Test
  void theSameSaleAgainPaysOnceEvenWithACodeThatIsUsedUpNow() {
    give(Unit.POINTS, 100, LotTerms.PERMANENT);
    var sale = on.sale(member, 100_000).with(Tender.NOTHING.withPoints(100).withCoupon(club.coupon(member.id()).code()));
    var key = new RequestKey("till", number());
    var first = club.core().purchases.record(key, sale, Optional.empty());
    var again = club.core().purchases.record(key, sale, Optional.empty());
    assertThat(again).isEqualTo(new Keyed.Again<>(((Keyed.First<Recording>) first).answer()));
    assertThat(on.points(member).posted()).isEqualTo(7);
  }

  @Test
  void aRefundGoesBackToEachMeansInProportionAndAtTheEndEachHasWhatItPaid() {
    give(Unit.POINTS, 500, LotTerms.PERMANENT);
    give(Unit.CREDIT, 30_000, LotTerms.PERMANENT);
    var card = giftCard(20_000, Optional.empty());
    var sale = on.sold(on.sale(member, 150_000).with(Tender.NOTHING.withPoints(333).withCredit(Money.rials(30_000)).withGiftCard(card)))
        .purchase();
    assertThat(on.points(member).posted()).isEqualTo(167 + 6);
    var half = on.part(sale, 75_000);
    // 66,700 of money, 333 points, 30,000 of credit and 20,000 of the card had paid 150,000.
    assertThat(half.paid()).isEqualTo(Money.rials(33_350));
    assertThat(half.back()).containsExactly(new Refunding.Back(Means.POINTS, 166, 0), new Refunding.Back(Means.CREDIT, 15_000, 0),
        new Refunding.Back(Means.GIFT_CARD, 10_000, 0));
    assertThat(half.points()).isEqualTo(3);
    var random = new Random(3);
    for (long left = 75_000; left > 0;) {
      long part = Math.min(left, 1 + random.nextInt(20_000));
      on.part(sale, part);
      left -= part;
    }
    assertThat(on.points(member).posted()).isEqualTo(500);
    assertThat(on.balance(member, Unit.CREDIT).available()).isEqualTo(30_000);
    assertThat(onCard(card)).isEqualTo(20_000);
    var all = club.core().db.read(h -> club.core().refunds.of(h, club.core().refunds.find(h, sale).orElseThrow()));
    assertThat(all.stream().mapToLong(Refund::paid).sum()).isEqualTo(66_700);
    assertThat(all.stream().mapToLong(Refund::paid)).allMatch(paid -> paid >= 0);
  }

  @Test
  void spentPointsGoBackToTheirLotsWithTheirDatesAndWhatHasExpiredStaysExpired() {
    var soon = club.clock().instant().plus(Duration.ofDays(2));
    var later = club.clock().instant().plus(Duration.ofDays(20));
    give(Unit.POINTS, 100, LotTerms.until(soon));
    give(Unit.POINTS, 100, LotTerms.until(later));
    on.rules(draft(Condition.ALWAYS.withAmountAtLeast(1_000_000), new Gift.Fixed(1)));
    var sale = on.sold(on.sale(member, 20_000).with(Tender.NOTHING.withPoints(150))).purchase();
    club.clock().advance(Duration.ofDays(3));
    var back = on.whole(sale).back().getFirst();
    assertThat(back).isEqualTo(new Refunding.Back(Means.POINTS, 150, 100));
    assertThat(on.points(member).available()).isEqualTo(100);
    assertThat(on.points(member).next().orElseThrow().at()).isEqualTo(later);
  }

  @Test
  void withGraceWhatHasExpiredComesBackUntilTheDayThatStaffSet() {
    give(Unit.POINTS, 100, LotTerms.until(club.clock().instant().plus(Duration.ofDays(2))));
    var sale = on.sold(on.sale(member, 10_000).with(Tender.NOTHING.withPoints(100))).purchase();
    club.clock().advance(Duration.ofDays(3));
    var until = LocalDate.of(2026, 6, 10);
    var wish = new RefundWish(sale, "1", number(), Optional.empty(), Optional.empty(), List.of(), Optional.of(until));
    assertThat(on.refunded(wish).back()).containsExactly(new Refunding.Back(Means.POINTS, 100, 0));
    assertThat(on.points(member).available()).isEqualTo(100);
    assertThat(on.points(member).next().orElseThrow().at()).isEqualTo(until.plusDays(1).atStartOfDay(TestClub.ZONE).toInstant());
    var acts = club.core().db.read(h -> h.createQuery("select facts::text from trail where action = 'purchase.refund' and subject_id = :id")
        .bind("id", sale).mapTo(String.class).one());
    assertThat(acts).contains("2026-06-10");
  }

  @Test
  void manyTillsThatPayWithTheSamePointsDoItOnce() {
    give(Unit.POINTS, 100, LotTerms.PERMANENT);
    var answers = Race.of(64, i -> (Callable<Recording>) () -> record(on.sale(member, 10_000).with(Tender.NOTHING.withPoints(100))));
    assertThat(answers.stream().filter(Recording.Recorded.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Recording.TooFewPoints.class::isInstance)).hasSize(63);
    assertThat(on.points(member).posted()).isZero();
  }

  @Test
  void manyTillsThatPayWithTheSameGiftCardDoItOnce() {
    var card = giftCard(10_000, Optional.empty());
    var people = new ArrayList<Member>();
    for (int i = 0; i < 16; i++) {
      people.add(club.member());
    }
    var answers = Race.of(16, i -> (Callable<Recording>) () ->
        record(on.sale(people.get(i), 10_000).with(Tender.NOTHING.withGiftCard(card, Money.rials(10_000)))));
    assertThat(answers.stream().filter(Recording.Recorded.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Recording.GiftCardRefused.class::isInstance)).hasSize(15);
    assertThat(onCard(card)).isZero();
  }

  private Recording record(Sale sale) {
    return ((Keyed.First<Recording>) club.core().purchases.record(new RequestKey("till-" + number(), number()), sale, Optional.empty()))
        .answer();
  }

  private void give(Unit unit, long amount, LotTerms terms) {
    club.core().db.transact(h -> Outcome.commit(club.core().ledger.credit(h,
        new Credit(HolderId.of(member.id()), unit, amount, House.ADJUSTED, Why.of(Reason.ADJUSTMENT), terms))));
  }

  private String giftCard(long rials, Optional<Instant> until) {
    return club.core().db.transact(h -> Outcome.commit(club.core().giftCardBook.make(h,
        new GiftCardTerms(rials, House.SOLD, Why.of(Reason.GIFT_CARD_SOLD), Optional.empty(), until), Optional.empty(), Optional.empty())))
            .code();
  }

  private long onCard(String code) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(club.core().giftCardBook.find(h, code).orElseThrow()),
        Unit.CREDIT)).available();
  }

  private String discountCard(int percent) {
    var wish = new DiscountCardWish(Optional.of(member.id()), LocalText.same("card"), percent, Set.of(), Optional.empty(),
        Optional.empty());
    var issued = (DiscountCards.Issued) ((Keyed.First<DiscountCards.Issued>) club.core().discountCards
        .issue(new RequestKey("desk", number()), wish,
        club.staff(PredefinedRole.OWNER).staffId())).answer();
    return club.core().discountCards.byId(issued.card()).orElseThrow().code();
  }
}
