package club.vafa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MovesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final BooksOf ali = new BooksOf(club);
  private final BooksOf sara = new BooksOf(club);

  @AfterEach
  void theBooksAreRight() {
    assertThat(BooksOf.faults(club)).isEmpty();
  }

  @Test
  void lotsKeepTheirDatesAndTheirPlaceInTheOrderOfSpending() {
    ali.earnForDays(10, 5);
    sara.earnForDays(10, 9);
    ali.earn(10);
    ali.earnPending(10, 30);
    move(ali, sara);
    assertThat(ali.balance()).extracting(Balance::posted, Balance::available).containsExactly(0L, 0L);
    assertThat(sara.balance()).extracting(Balance::posted, Balance::pending, Balance::available).containsExactly(40L, 10L, 30L);
    sara.spend(15);
    assertThat(sara.lots()).containsExactly(0L, 5L, 10L, 10L);
  }

  @Test
  void debtMovesTooAndIsPaidByWhatIsThere() {
    var sale = ali.earn(50);
    ali.spend(50);
    ali.takeBack(50, DebtPolicy.UNLIMITED, sale);
    sara.earn(80);
    move(ali, sara);
    assertThat(ali.balance()).extracting(Balance::posted, Balance::debt).containsExactly(0L, 0L);
    assertThat(sara.balance()).extracting(Balance::posted, Balance::debt, Balance::available).containsExactly(30L, 0L, 30L);
  }

  @Test
  void aHoldGoesOnWithItsNewHolderUnderTheSameId() {
    ali.earnForDays(50, 2);
    var hold = ((Holding.Held) ali.hold(40, 9)).hold();
    move(ali, sara);
    assertThat(sara.balance()).extracting(Balance::held, Balance::available).containsExactly(40L, 10L);
    ali.days(3);
    var end = ali.in(h -> club.core().holds.post(h, ali.holder, hold, 40, House.REDEEMED, Why.of(Reason.REWARD)));
    assertThat(end).isInstanceOf(HoldEnd.Posted.class);
    assertThat(sara.balance().held()).isZero();
  }

  @Test
  void aMergeUndoneGivesEachWhatIsLeftOfItsOwn() {
    ali.earnForDays(30, 5);
    sara.earn(30);
    move(ali, sara);
    sara.earn(7);
    sara.spend(10);
    var back = sara.in(h -> club.core().moves.moveOf(h, Set.of(ali.holder), sara.holder, ali.holder, Why.of(Reason.UNMERGE)));
    assertThat(back.amount(Unit.POINTS)).isEqualTo(20);
    assertThat(ali.lots()).containsExactly(0L, 20L);
    assertThat(sara.posted()).isEqualTo(37);
    assertThat(ali.balance().next()).isPresent();
  }

  @Test
  void theRefundOfASaleFindsItsLotsAfterAMerge() {
    var sale = ali.earn(30);
    move(ali, sara);
    sara.earnForDays(30, 5);
    assertThat(sara.takeBack(30, DebtPolicy.UNLIMITED, sale).fromOwn()).isEqualTo(30);
  }

  @Test
  void whatWasSpentBeforeAMergeIsGivenBackToThePersonWithTheOriginalDates() {
    ali.earnForDays(30, 5);
    ali.earn(30);
    var spending = ali.spent(50);
    move(ali, sara);
    var back = sara.in(h -> club.core().returns.giveBack(h,
        new GiveBack(sara.holder, ali.holder, spending, 30, Optional.empty(), Why.of(Reason.GIVEN_BACK))));
    assertThat(back).isInstanceOf(GivingBack.GivenBack.class);
    assertThat(sara.balance()).extracting(Balance::posted, Balance::available).containsExactly(40L, 40L);
    sara.days(6);
    var late = (GivingBack.GivenBack) sara.in(h -> club.core().returns.giveBack(h,
        new GiveBack(sara.holder, ali.holder, spending, 20, Optional.empty(), Why.of(Reason.GIVEN_BACK))));
    assertThat(late.stayedExpired()).isEqualTo(20);
    assertThat(sara.balance()).extracting(Balance::posted, Balance::lapsed, Balance::available).containsExactly(40L, 10L, 30L);
    var more = sara.in(h -> club.core().returns.giveBack(h,
        new GiveBack(sara.holder, ali.holder, spending, 1, Optional.empty(), Why.of(Reason.GIVEN_BACK))));
    assertThat(more).isEqualTo(new GivingBack.TooMuch(0));
  }

  @Test
  void afterAMergeTheHistoryOfBothExplainsTheBalanceLineByLine() {
    ali.earn(30);
    sara.earn(12);
    ali.spend(5);
    move(ali, sara);
    var explained = club.core().db.read(h ->
        club.core().ledger.explain(h, sara.holder, List.of(sara.holder, ali.holder), Unit.POINTS, 20));
    assertThat(explained.lines()).extracting(StatementLine::amount).containsExactly(-5L, 12L, 30L);
    assertThat(explained.earlier()).isZero();
    assertThat(explained.balance().posted()).isEqualTo(37);
  }

  @Test
  void aGiftIsTheReceiversOwnAndKeepsItsDates() {
    ali.earnForDays(30, 5);
    ali.earn(30);
    assertThat(give(ali, sara, 61)).isEqualTo(new Giving.TooFew(1));
    assertThat(give(ali, sara, 40)).isInstanceOfSatisfying(Giving.Given.class, given -> {
      assertThat(given.sendersPosted()).isEqualTo(20);
      assertThat(given.receiversPosted()).isEqualTo(40);
    });
    assertThat(sara.lots()).containsExactly(30L, 10L);
    sara.days(6);
    assertThat(sara.available()).isEqualTo(10);
    assertThat(ali.in(h -> club.core().moves.moveOf(h, Set.of(ali.holder), sara.holder, ali.holder, Why.of(Reason.UNMERGE)))
        .amount(Unit.POINTS)).isZero();
  }

  @Test
  void aGiftToOneWhoOwesPaysTheDebt() {
    var sale = sara.earn(50);
    sara.spend(50);
    sara.takeBack(50, DebtPolicy.UNLIMITED, sale);
    ali.earn(80);
    give(ali, sara, 80);
    assertThat(sara.balance()).extracting(Balance::posted, Balance::debt, Balance::available).containsExactly(30L, 0L, 30L);
  }

  @Test
  void twoWhoGiveToEachOtherAtTheSameMomentDoNotBlockEachOther() throws Exception {
    ali.earn(1_000);
    sara.earn(1_000);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var tries = new ArrayList<Callable<Giving>>();
      for (int i = 0; i < 64; i++) {
        var from = i % 2 == 0 ? ali : sara;
        tries.add(() -> give(from, from == ali ? sara : ali, 10));
      }
      for (var done : threads.invokeAll(tries)) {
        assertThat(done.get()).isInstanceOf(Giving.Given.class);
      }
    }
    assertThat(ali.posted() + sara.posted()).isEqualTo(2_000);
  }

  @Test
  void ofManyWhoSpendTheSamePointsAtOnceExactlyOneWins() throws Exception {
    ali.earn(100);
    try (var threads = Executors.newFixedThreadPool(64)) {
      var tries = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 64; i++) {
        int nth = i;
        tries.add(() -> switch (nth % 3) {
          case 0 -> ali.spend(100) instanceof Spending.Spent;
          case 1 -> ali.hold(100, 1) instanceof Holding.Held;
          default -> give(ali, sara, 100) instanceof Giving.Given;
        });
      }
      long won = 0;
      for (var done : threads.invokeAll(tries)) {
        won += done.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void aGiftCardsWholeValueMovesToAnotherHolder() {
    ali.in(h -> club.core().ledger.credit(h, new Credit(ali.holder, Unit.CREDIT, 250_000, House.SOLD, Why.of(Reason.GIFT_CARD_SOLD),
        LotTerms.PERMANENT)));
    move(ali, sara);
    var balance = club.core().db.read(h -> club.core().ledger.balance(h, sara.holder, Unit.CREDIT));
    assertThat(balance).isEqualTo(new Balance(Unit.CREDIT, 250_000, 0, 0, 0, 0, Optional.empty()));
  }

  private static Moved move(BooksOf from, BooksOf to) {
    return from.in(h -> from.club.core().moves.move(h, from.holder, to.holder, Why.of(Reason.MERGE)));
  }

  private static Giving give(BooksOf from, BooksOf to, long points) {
    return from.in(h -> from.club.core().moves.give(h, from.holder, to.holder, Unit.POINTS, points, Why.of(Reason.GIFT_SENT),
        Why.of(Reason.GIFT_RECEIVED)));
  }
}
