package club.vafa.purchase;

import static club.vafa.purchase.OnSales.draft;
import static club.vafa.purchase.OnSales.item;
import static club.vafa.purchase.OnSales.number;
import static club.vafa.purchase.OnSales.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.Gift;
import club.vafa.earning.Validity;
import club.vafa.ledger.Debit;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.product.NewProduct;
import club.vafa.request.Keyed;
import club.vafa.trail.Actor;
import club.vafa.value.Currency;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final OnSales on = new OnSales(club);
  private final Member member = club.member();

  @BeforeEach
  void oneRuleAndNoPolicyButTheFirst() {
    on.rules(plain());
    on.set("debt_policy = 'UNLIMITED', refund_window_days = 0");
  }

  @Test
  void aWholeRefundTakesBackAllThatTheSaleEarned() {
    var sale = on.sold(member, 250_000);
    assertThat(on.points(member).posted()).isEqualTo(25);
    var refunded = on.whole(sale);
    assertThat(refunded.whole()).isTrue();
    assertThat(refunded.paid()).isEqualTo(Money.rials(250_000));
    assertThat(refunded.taken()).containsExactly(new Refunding.Taken(Unit.POINTS, 25, 25, 0, 0, 0, 0));
    assertThat(refunded.lines()).extracting(l -> l.name().en(), Refunding.Less::amount).containsExactly(tuple("rule", 25L));
    assertThat(on.points(member).posted()).isZero().isEqualTo(refunded.balance());
  }

  @Test
  void aPartialRefundCountsAgainOnTheNetAmount() {
    var sale = on.sold(member, 255_000);
    // 25 for 255,000; 15 for the 155,000 that are kept.
    assertThat(on.part(sale, 100_000).points()).isEqualTo(10);
    assertThat(on.points(member).posted()).isEqualTo(15);
    // 155,000 - 5,001 = 149,999.
    assertThat(on.part(sale, 5_001).points()).isEqualTo(1);
  }

  @Test
  void rulesTierAndCountersAreThoseOfTheSaleWhateverCameLater() {
    var bonus = draft(Condition.ALWAYS.withNth(1, false), new Gift.Fixed(500));
    on.rules(plain(), bonus, draft(Condition.ALWAYS, new Gift.Fixed(7), Validity.PERMANENT,
        Optional.of(new Cap(10, Cap.Period.EVER, CalendarKind.JALALI))));
    // 12,000 + 500 + 7 as the first purchase at bronze, and the member rises to silver by it.
    var first = on.sold(on.sale(member, 120_000_000));
    assertThat(first.points()).isEqualTo(12_507);
    // At silver, as the second, with 3 left of the cap.
    var second = on.sold(on.sale(member, 10_000_000));
    assertThat(second.points()).isEqualTo(1_203);
    on.rules(draft(Condition.ALWAYS, new Gift.PerAmount(9, 10_000)));
    assertThat(on.part(first.purchase(), 60_000_000).points()).isEqualTo(6_000);
    assertThat(on.part(second.purchase(), 5_000_000).points()).isEqualTo(600);
    assertThat(on.points(member).posted()).isEqualTo(12_507 + 1_203 - 6_600);
  }

  @Test
  void theSumTakenBackNeverExceedsWhatWasEarned() {
    on.rules(draft(Condition.ALWAYS.withAmountAtLeast(500_000), new Gift.Fixed(100)));
    var sale = on.sold(member, 500_000);
    assertThat(on.part(sale, 1).points()).isEqualTo(100);
    assertThat(on.part(sale, 1).points()).isZero();
    assertThat(on.whole(sale).points()).isZero();
    assertThat(on.points(member).posted()).isZero();
  }

  @Test
  void aRefundNeverGivesPointsEvenWhereARuleGivesMoreForLess() {
    on.rules(plain(), draft(Condition.ALWAYS.withAmountBelow(100_000), new Gift.Fixed(900)));
    var sale = on.sold(member, 200_000);
    assertThat(on.points(member).posted()).isEqualTo(20);
    assertThat(on.part(sale, 150_000).points()).as("the rule for small amounts does not come in").isEqualTo(15);
    assertThat(on.points(member).posted()).isEqualTo(5);
    assertThat(on.whole(sale).points()).isEqualTo(5);
  }

  @Test
  void itemsComeBackWithTheirShareOfWhatWasPaid() {
    var tea = List.of(item(100_000, 3), item(50_000, 2));
    var sale = new Sale(new Customer.ById(member.id()), on.branch.code(), "1", number(), Optional.empty(),
        Optional.of(Money.rials(300_000)), tea);
    var sold = on.sold(sale).purchase();
    // 300,000 were paid for a list total of 400,000.
    assertThat(on.refunded(RefundWish.of(sold, "1", number(), List.of(new RefundWish.Returned(1, 1)))).amount())
        .isEqualTo(Money.rials(75_000));
    assertThat(on.refunded(RefundWish.of(sold, "1", number(), List.of(new RefundWish.Returned(1, 1), new RefundWish.Returned(2, 1))))
        .amount())
        .isEqualTo(Money.rials(112_500));
    assertThat(on.refund(RefundWish.of(sold, "1", number(), List.of(new RefundWish.Returned(1, 2)))))
        .isEqualTo(new Refunding.MoreItemsThanSold(1, 1));
    var last = on.whole(sold);
    assertThat(last.amount()).isEqualTo(Money.rials(112_500));
    assertThat(on.points(member).posted()).isZero();
    var detail = club.core().db.read(h -> club.core().refunds.detail(h, club.core().refunds.find(h, sold).orElseThrow()));
    assertThat(detail.gone()).containsExactly(3, 2);
    assertThat(detail.refunds()).hasSize(3);
    assertThat(detail.sold().returned()).isEqualTo(300_000);
  }

  @Test
  void whatEarnedTheItemsOfARuleIsTakenWithThoseItems() {
    var wish = new NewProduct("saffron-" + number(), new LocalText("زعفران", "Saffron"), "spice", 100_000);
    assertThat(club.core().products.add(Actor.SYSTEM, wish)).isNotNull();
    on.rules(draft(Condition.ALWAYS.withCategories("spice"), new Gift.Fixed(50)), plain());
    var items = List.of(new Sale.Item(Optional.of(wish.code()), Optional.empty(), 1, Money.rials(100_000)), item(100_000, 1));
    var sale = on.sold(on.sale(member, items));
    assertThat(sale.points()).isEqualTo(70);
    assertThat(on.refunded(RefundWish.of(sale.purchase(), "1", number(), List.of(new RefundWish.Returned(2, 1)))).points()).isEqualTo(10);
    assertThat(on.refunded(RefundWish.of(sale.purchase(), "1", number(), List.of(new RefundWish.Returned(1, 1)))).points()).isEqualTo(60);
  }

  @Test
  void theSalesOwnLotsAreTakenFirstThenOthersThenDebt() {
    var own = on.sold(member, 100_000);
    var other = on.sold(member, 40_000);
    spend(12);
    // Of the 10 of the first sale nothing is left; the other's 2 are.
    var refunded = on.whole(own);
    assertThat(refunded.taken()).containsExactly(new Refunding.Taken(Unit.POINTS, 10, 0, 2, 8, 0, 0));
    assertThat(on.points(member).debt()).isEqualTo(8);
    assertThat(on.points(member).posted()).isEqualTo(-8);
    // Debt blocks spending, not earning; what is earned next pays it first.
    on.sold(member, 100_000);
    assertThat(on.points(member).posted()).isEqualTo(2).isEqualTo(on.points(member).available());
    assertThat(on.points(member).debt()).isZero();
    assertThat(on.whole(other).points()).isEqualTo(4);
  }

  @Test
  void lotsOfTheSaleAreLeftAloneByTheRefundOfAnother() {
    on.rules(draft(Condition.ALWAYS, new Gift.PerAmount(1, 10_000), Validity.days(10), Optional.empty()));
    on.sold(member, 100_000);
    club.clock().advance(Duration.ofDays(5));
    var later = on.sold(member, 100_000);
    var refunded = on.whole(later);
    assertThat(refunded.taken().getFirst().fromOwn()).isEqualTo(10);
    // What is left ends with the first sale's lot.
    club.clock().advance(Duration.ofDays(6));
    assertThat(on.points(member).available()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"UNLIMITED, 6, 0, -6", "WITHIN_BALANCE, 0, 6, 0", "PENDING_ONLY, 0, 10, 4"})
  void debtIsMadeAsThePolicyAllows(DebtPolicy policy, long debt, long forgone, long posted) {
    on.policy(policy);
    var sale = on.sold(member, 100_000);
    spend(6);
    var taken = on.whole(sale).taken().getFirst();
    assertThat(taken.asDebt()).isEqualTo(debt);
    assertThat(taken.forgone()).isEqualTo(forgone);
    assertThat(on.points(member).posted()).isEqualTo(posted);
  }

  @Test
  void whatIsPendingIsTakenWhateverThePolicy() {
    on.policy(DebtPolicy.PENDING_ONLY);
    on.set("refund_window_days = 7");
    var sale = on.sold(member, 100_000);
    assertThat(on.whole(sale).taken().getFirst().fromOwn()).isEqualTo(10);
  }

  @Test
  void pointsThatExpiredUnusedNeedNoTaking() {
    on.rules(draft(Condition.ALWAYS, new Gift.PerAmount(1, 10_000), Validity.days(1), Optional.empty()));
    var sale = on.sold(member, 100_000);
    on.rules(plain());
    on.sold(member, 50_000);
    club.clock().advance(Duration.ofDays(3));
    club.core().ledger.expireDue();
    assertThat(on.whole(sale).taken().getFirst()).isEqualTo(new Refunding.Taken(Unit.POINTS, 10, 0, 0, 0, 10, 0));
    assertThat(on.points(member).posted()).isEqualTo(5);
  }

  @Test
  void capsAndProgressTowardsALevelAreLoweredAndTheNthPurchaseIsNot() {
    on.rules(draft(Condition.ALWAYS, new Gift.Fixed(7), Validity.PERMANENT,
        Optional.of(new Cap(10, Cap.Period.EVER, CalendarKind.JALALI))));
    var today = club.core().clubs.today();
    var first = on.sold(member, 100_000);
    on.sold(member, 100_000);
    assertThat(on.points(member).posted()).isEqualTo(10);
    on.whole(first);
    assertThat(club.core().db.read(h -> club.core().tiers.standing(h, member.id(), today)).measured()).isEqualTo(100_000);
    // The cap has 7 to give again, and this is the third purchase although one came back.
    var third = on.sold(on.sale(member, 100_000));
    assertThat(third.points()).isEqualTo(7);
    assertThat(third.nthPurchase()).isEqualTo(3);
  }

  @Test
  void theEventTellsOfTheRefund() {
    var sale = on.sold(member, 100_000);
    on.part(sale, 50_000);
    var body = club.core().db.read(h -> h.createQuery("select body::text from event where holder_id = :id and type = 'PurchaseRefunded'")
        .bind("id", member.id()).mapTo(String.class).one());
    assertThat(body).contains("\"points\": 5", "\"whole\": false", sale.toString());
  }

  @Test
  void whatCannotBeRefundedIsRefusedAndLeavesNoTrace() {
    var sale = on.sold(member, 100_000);
    var now = club.clock().instant();
    assertThat(on.refund(RefundWish.whole(new PurchaseId(Ids.random()), "1", number()))).isInstanceOf(Refunding.UnknownPurchase.class);
    assertThat(on.refund(RefundWish.of(sale, "1", number(), Money.rials(100_001))))
        .isEqualTo(new Refunding.MoreThanSold(Money.rials(100_000)));
    assertThat(on.refund(RefundWish.of(sale, "1", number(), new Money(1, Currency.USD)))).isEqualTo(new Refunding.WrongCurrency("IRR"));
    assertThat(on.refund(RefundWish.of(sale, "1", number(), Money.rials(0)))).isInstanceOf(Refunding.NothingReturned.class);
    assertThat(on.refund(RefundWish.of(sale, "1", number(), List.of(new RefundWish.Returned(1, 1)))))
        .isEqualTo(new Refunding.MoreItemsThanSold(1, 0));
    var before = new RefundWish(sale, "1", number(), Optional.of(now.minusSeconds(60)), Optional.empty(), List.of(), Optional.empty());
    assertThat(on.refund(before)).isEqualTo(new Refunding.BeforeTheSale(now));
    var ahead = new RefundWish(sale, "1", number(), Optional.of(now.plusSeconds(3_600)), Optional.empty(), List.of(), Optional.empty());
    assertThat(on.refund(ahead)).isEqualTo(new Refunding.InTheFuture(now));
    var grace = new RefundWish(sale, "1", number(), Optional.empty(), Optional.empty(), List.of(), Optional.of(LocalDate.of(2026, 5, 31)));
    assertThat(on.refund(grace)).isInstanceOf(Refunding.GraceOver.class);
    assertThat(on.points(member).posted()).isEqualTo(10);
    var refunded = on.part(sale, 40_000);
    assertThat(on.refund(RefundWish.of(sale, "1", number(), Money.rials(60_001))))
        .isEqualTo(new Refunding.MoreThanSold(Money.rials(60_000)));
    assertThat(on.refund(RefundWish.whole(new PurchaseId(refunded.refund().value()), "1", number())))
        .isInstanceOf(Refunding.OfARefund.class);
    on.whole(sale);
    assertThat(on.refund(RefundWish.whole(sale, "1", number()))).isEqualTo(new Refunding.MoreThanSold(Money.rials(0)));
  }

  @Test
  void aRefundCountsOncePerKeyAndOncePerReceipt() {
    var sale = on.sold(member, 100_000);
    var wish = RefundWish.of(sale, "1", "R-1", Money.rials(10_000));
    var first = (Refunding.Refunded) ((Keyed.First<Refunding>) on.refund("k1", wish)).answer();
    assertThat(on.refund("k1", wish)).isEqualTo(new Keyed.Again<>(first));
    assertThat(on.refund("k1", RefundWish.of(sale, "1", "R-1", Money.rials(10_001)))).isInstanceOf(Keyed.OtherContent.class);
    assertThat(on.refund("k2", wish)).isEqualTo(new Keyed.First<>(new Refunding.ReceiptTaken(first.refund())));
    assertThat(on.points(member).posted()).isEqualTo(9);
  }

  private void spend(long points) {
    assertThat(spend(member, points)).isInstanceOf(Spending.Spent.class);
  }

  private Spending spend(Member who, long points) {
    return club.core().db.transact(h -> Outcome.commit(club.core().ledger.debit(h,
        new Debit(HolderId.of(who.id()), Unit.POINTS, points, House.REDEEMED, Why.of(Reason.GAME_ENTRY)))));
  }
}
