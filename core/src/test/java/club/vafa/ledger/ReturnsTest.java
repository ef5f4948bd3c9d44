package club.vafa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.value.BranchId;
import club.vafa.value.HoldId;
import club.vafa.value.Ids;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReturnsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final BooksOf books = new BooksOf(club);

  @AfterEach
  void theBooksAreRight() {
    assertThat(BooksOf.faults(club)).isEmpty();
  }

  @Test
  void aRefundTakesFromItsOwnSalesLotsThenFromOthersThenAsDebt() {
    books.earn(50);
    var sale = books.earn(100);
    books.spend(80);
    assertThat(books.takeBack(100, DebtPolicy.UNLIMITED, sale)).extracting(TakenBack::fromOwn, TakenBack::fromOthers, TakenBack::asDebt,
        TakenBack::posted)
        .containsExactly(70L, 0L, 30L, -30L);
    assertThat(books.spend(1)).isEqualTo(new Spending.TooFew(30));
  }

  @Test
  void othersLotsAreTakenInTheOrderOfSpendingAfterTheOwn() {
    var sale = books.earnForDays(40, 3);
    books.earn(50);
    books.earnForDays(50, 9);
    books.spend(30);
    assertThat(books.takeBack(40, DebtPolicy.WITHIN_BALANCE, sale)).extracting(TakenBack::fromOwn, TakenBack::fromOthers)
        .containsExactly(10L, 30L);
    assertThat(books.lots()).containsExactly(0L, 20L, 50L);
  }

  @Test
  void withinBalanceLetsTheRestGo() {
    var sale = books.earn(100);
    books.spend(80);
    assertThat(books.takeBack(100, DebtPolicy.WITHIN_BALANCE, sale)).extracting(TakenBack::fromOwn, TakenBack::asDebt, TakenBack::forgone)
        .containsExactly(20L, 0L, 80L);
    assertThat(books.balance()).extracting(Balance::posted, Balance::debt).containsExactly(0L, 0L);
  }

  @Test
  void pendingOnlyTakesNothingOnceTheRefundWindowIsOver() {
    var sale = books.earnPending(100, 7);
    books.earn(50);
    assertThat(books.takeBack(40, DebtPolicy.PENDING_ONLY, sale)).extracting(TakenBack::fromOwn, TakenBack::forgone).containsExactly(40L,
        0L);
    books.days(7);
    assertThat(books.takeBack(40, DebtPolicy.PENDING_ONLY, sale)).extracting(TakenBack::transfer, TakenBack::forgone)
        .containsExactly(Optional.empty(), 40L);
    assertThat(books.posted()).isEqualTo(110);
  }

  @Test
  void laterEarningPaysTheDebtFirstAndThenSpendingWorksAgain() {
    var sale = books.earn(100);
    books.spend(100);
    books.takeBack(100, DebtPolicy.UNLIMITED, sale);
    books.earn(60);
    assertThat(books.balance()).extracting(Balance::posted, Balance::debt, Balance::available).containsExactly(-40L, 40L, 0L);
    books.earn(60);
    assertThat(books.balance()).extracting(Balance::posted, Balance::debt, Balance::available).containsExactly(20L, 0L, 20L);
    assertThat(books.spend(20)).isInstanceOf(Spending.Spent.class);
  }

  @Test
  void whatExpiredUnusedIsNotTakenASecondTimeWhetherTheJobRanOrNot() {
    var other = new BooksOf(club);
    for (var one : List.of(books, other)) {
      var sale = one.earnForDays(100, 2);
      one.earn(500);
      one.spend(40);
      one.days(3);
      if (one == books) {
        club.core().ledger.expireDue();
      }
      var first = one.takeBack(50, DebtPolicy.UNLIMITED, sale);
      var second = one.takeBack(50, DebtPolicy.UNLIMITED, sale);
      assertThat(List.of(first.fromOwn() + first.expired(), first.fromOthers(), second.fromOwn() + second.expired(), second.fromOthers()))
          .containsExactly(50L, 0L, 10L, 40L);
      club.core().ledger.expireDue();
      assertThat(one.posted()).isEqualTo(460);
    }
  }

  @Test
  void whatIsHeldIsNotTakenBackAndAReleasedHoldPaysTheDebt() {
    var sale = books.earn(100);
    var hold = ((Holding.Held) books.hold(70, 5)).hold();
    assertThat(books.takeBack(100, DebtPolicy.UNLIMITED, sale)).extracting(TakenBack::fromOwn, TakenBack::asDebt).containsExactly(30L, 70L);
    books.in(h -> club.core().holds.release(h, books.holder, hold));
    assertThat(books.balance()).isEqualTo(new Balance(Unit.POINTS, 0, 0, 0, 0, 0, Optional.empty()));
  }

  @Test
  void spentPointsGoBackToTheirOriginalLotsWithTheirOriginalDates() {
    books.earnForDays(30, 5);
    books.earnForDays(30, 9);
    books.earn(30);
    var spending = books.spent(75);
    assertThat(books.lots()).containsExactly(0L, 0L, 15L);
    books.giveBack(spending, 20);
    assertThat(books.lots()).containsExactly(0L, 5L, 30L);
    books.giveBack(spending, 55);
    assertThat(books.lots()).containsExactly(30L, 30L, 30L);
    assertThat(books.balance().next()).hasValueSatisfying(next -> assertThat(next.amount()).isEqualTo(30));
  }

  @Test
  void theSumGivenBackNeverExceedsWhatWasSpent() {
    books.earn(100);
    var spending = books.spent(60);
    assertThat(books.giveBack(spending, 61)).isEqualTo(new GivingBack.TooMuch(60));
    assertThat(books.giveBack(spending, 50)).isInstanceOf(GivingBack.GivenBack.class);
    assertThat(books.giveBack(spending, 11)).isEqualTo(new GivingBack.TooMuch(10));
    assertThat(books.posted()).isEqualTo(90);
  }

  @Test
  void whatHasExpiredMeanwhileStaysExpiredAndTheBooksSaySo() {
    books.earnForDays(30, 5);
    books.earn(30);
    var spending = books.spent(60);
    books.days(6);
    assertThat(books.giveBack(spending, 60)).isInstanceOfSatisfying(GivingBack.GivenBack.class, back -> {
      assertThat(back.restored()).isEqualTo(30);
      assertThat(back.stayedExpired()).isEqualTo(30);
      assertThat(back.posted()).isEqualTo(30);
    });
    assertThat(books.balance()).extracting(Balance::posted, Balance::lapsed, Balance::available).containsExactly(30L, 0L, 30L);
  }

  @Test
  void withGraceWhatHasExpiredMayBeUsedUntilThen() {
    books.earnForDays(30, 5);
    var spending = books.spent(30);
    books.days(6);
    var until = books.inDays(10);
    books.in(h -> club.core().returns.giveBack(h, new GiveBack(books.holder, books.holder, spending, 30, Optional.of(until),
        Why.of(Reason.GIVEN_BACK))));
    assertThat(books.available()).isEqualTo(30);
    assertThat(books.giveBack(spending, 1)).isEqualTo(new GivingBack.TooMuch(0));
    books.days(10);
    assertThat(books.available()).isZero();
  }

  @Test
  void whatIsGivenBackPaysADebtFirst() {
    var sale = books.earn(100);
    var spending = books.spent(100);
    books.takeBack(100, DebtPolicy.UNLIMITED, sale);
    books.giveBack(spending, 100);
    assertThat(books.balance()).isEqualTo(new Balance(Unit.POINTS, 0, 0, 0, 0, 0, Optional.empty()));
  }

  @Test
  void aPostedHoldIsGivenBackLikeASpending() {
    books.earn(100);
    var hold = ((Holding.Held) books.hold(70, 5)).hold();
    var posted = (HoldEnd.Posted) books.in(h -> club.core().holds.post(h, books.holder, hold, 50, House.REDEEMED, Why.of(Reason.REWARD)));
    assertThat(books.giveBack(posted.transfer(), 50)).isInstanceOf(GivingBack.GivenBack.class);
    assertThat(books.available()).isEqualTo(100);
  }

  @Test
  void onlyASpendingIsGivenBack() {
    var earned = books.earn(100);
    assertThat(books.giveBack(earned, 1)).isEqualTo(new GivingBack.NoSuchSpending());
    assertThat(books.giveBack(new TransferId(Ids.random()), 1)).isEqualTo(new GivingBack.NoSuchSpending());
    var refund = books.takeBack(10, DebtPolicy.UNLIMITED, earned).transfer().orElseThrow();
    assertThat(books.giveBack(refund, 10)).isEqualTo(new GivingBack.NoSuchSpending());
  }

  @Test
  void aTransferIsReversedOnce() {
    var earned = books.earn(100);
    var spending = books.spent(60);
    assertThat(books.reverse(earned)).isEqualTo(new Reversing.TooFew(60));
    assertThat(books.reverse(spending)).isInstanceOf(Reversing.Reversed.class);
    assertThat(books.reverse(spending)).isEqualTo(new Reversing.AlreadyReversed());
    assertThat(books.lots()).containsExactly(100L);
    var reversal = (Reversing.Reversed) books.reverse(earned);
    assertThat(books.posted()).isZero();
    assertThat(books.reverse(reversal.transfer())).isEqualTo(new Reversing.NotReversible());
    assertThat(books.reverse(new TransferId(Ids.random()))).isEqualTo(new Reversing.NoSuchTransfer());
  }

  @Test
  void aSpendingOfWhichAPartWasGivenBackIsNotReversedAsAWhole() {
    books.earn(100);
    var spending = books.spent(60);
    books.giveBack(spending, 1);
    assertThat(books.reverse(spending)).isEqualTo(new Reversing.NotReversible());
  }

  @Test
  void theReversalOfWhatPaidADebtOwesItAgain() {
    var sale = books.earn(100);
    books.spend(100);
    books.takeBack(100, DebtPolicy.UNLIMITED, sale);
    var wrong = books.earn(130);
    assertThat(books.balance()).extracting(Balance::posted, Balance::debt).containsExactly(30L, 0L);
    assertThat(books.reverse(wrong)).isInstanceOf(Reversing.Reversed.class);
    assertThat(books.balance()).extracting(Balance::posted, Balance::debt).containsExactly(-100L, 100L);
  }

  @Test
  void whatIsSpentElsewhereCountsForItsFunderAndAReturnRestoresThePosition() {
    var a = new BranchId(Ids.random());
    var b = new BranchId(Ids.random());
    var from = club.clock().instant();
    books.earn(100, LotTerms.of(a));
    var spending = ((Spending.Spent) books.spend(60, Optional.of(Place.of(b)))).transfer();
    long worth = 60 * club.core().clubs.settings().pointValue() * 1000;
    assertThat(spent(from)).filteredOn(value -> value.funder().equals(Optional.of(Funder.of(a))))
        .containsExactly(new SpentValue(Optional.of(Funder.of(a)), Place.of(b), Unit.POINTS, 60, worth));
    books.giveBack(spending, 60);
    assertThat(spent(from)).filteredOn(value -> value.funder().equals(Optional.of(Funder.of(a))))
        .containsExactly(new SpentValue(Optional.of(Funder.of(a)), Place.of(b), Unit.POINTS, 0, 0));
  }

  @Test
  void aDebtIsOwedToTheBranchOfTheRefundedSaleByWhoeverFundsWhatPaysIt() {
    var a = new BranchId(Ids.random());
    var b = new BranchId(Ids.random());
    var from = club.clock().instant();
    var sale = books.earn(100, LotTerms.of(a));
    books.spend(100);
    books.in(h -> club.core().returns.takeBack(h, new TakeBack(books.holder, Unit.POINTS, 100, List.of(sale), DebtPolicy.UNLIMITED,
        Why.of(Reason.REFUND), Optional.of(Place.of(a)))));
    var first = books.earn(30, LotTerms.of(b));
    books.earn(90, LotTerms.of(b));
    assertThat(books.balance()).extracting(Balance::posted, Balance::debt).containsExactly(20L, 0L);
    assertThat(spent(from)).filteredOn(value -> value.funder().equals(Optional.of(Funder.of(b)))).extracting(SpentValue::place, SpentValue::amount)
        .containsExactly(tuple(Place.of(a), 100L));
    books.reverse(first);
    assertThat(books.balance()).extracting(Balance::posted, Balance::debt).containsExactly(-10L, 10L);
    assertThat(spent(from)).filteredOn(value -> value.funder().equals(Optional.of(Funder.of(b)))).extracting(SpentValue::amount)
        .containsExactly(90L);
  }

  private List<SpentValue> spent(Instant from) {
    return club.core().db.read(h -> club.core().ledger.spentValues(h, from, books.inDays(1)));
  }
}
