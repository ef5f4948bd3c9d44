package club.vafa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.value.HoldId;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final BooksOf books = new BooksOf(club);
  private final Holds holds = club.core().holds;

  @AfterEach
  void theBooksAreRight() {
    assertThat(BooksOf.faults(club)).isEmpty();
  }

  @Test
  void whatIsHeldIsStillPostedButCannotBeSpent() {
    books.earn(100);
    assertThat(held(60)).isNotNull();
    assertThat(books.balance()).extracting(Balance::posted, Balance::held, Balance::available).containsExactly(100L, 60L, 40L);
    assertThat(books.spend(41)).isEqualTo(new Spending.TooFew(1));
    assertThat(books.hold(41, 1)).isEqualTo(new Holding.TooFew(1));
    assertThat(books.spend(40)).isInstanceOf(Spending.Spent.class);
  }

  @Test
  void aPostedHoldIsSpentOnceAndItsRestIsFreeAgain() {
    books.earn(100);
    var hold = held(60);
    assertThat(post(hold, 45)).isInstanceOfSatisfying(HoldEnd.Posted.class, posted -> assertThat(posted.posted()).isEqualTo(55));
    assertThat(post(hold, 45)).isEqualTo(new HoldEnd.NotOpen(HoldState.POSTED));
    assertThat(release(hold)).isEqualTo(new HoldEnd.NotOpen(HoldState.POSTED));
    assertThat(books.balance()).extracting(Balance::posted, Balance::held, Balance::available).containsExactly(55L, 0L, 55L);
  }

  @Test
  void aReleasedHoldIsFreeAgainAndEndsOnce() {
    books.earn(100);
    var hold = held(60);
    assertThat(release(hold)).isEqualTo(new HoldEnd.Released());
    assertThat(release(hold)).isEqualTo(new HoldEnd.NotOpen(HoldState.RELEASED));
    assertThat(post(hold, 1)).isEqualTo(new HoldEnd.NotOpen(HoldState.RELEASED));
    assertThat(books.available()).isEqualTo(100);
  }

  @Test
  void moreThanIsHeldCannotBePosted() {
    books.earn(100);
    var hold = held(60);
    assertThatThrownBy(() -> post(hold, 61)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasHeldInTimeMayBePostedUntilTheHoldEndsAlthoughItsLotsHaveExpired() {
    books.earnForDays(100, 2);
    var hold = held(60);
    books.days(3);
    club.core().ledger.expireDue();
    assertThat(books.balance()).extracting(Balance::posted, Balance::held, Balance::available).containsExactly(60L, 60L, 0L);
    assertThat(post(hold, 60)).isInstanceOf(HoldEnd.Posted.class);
    assertThat(books.posted()).isZero();
  }

  @Test
  void whatAReleasedHoldKeptOfAnExpiredLotIsGone() {
    books.earnForDays(100, 2);
    var hold = held(60);
    books.days(3);
    release(hold);
    assertThat(books.balance()).extracting(Balance::posted, Balance::lapsed, Balance::available).containsExactly(100L, 100L, 0L);
    assertThat(books.spend(1)).isInstanceOf(Spending.TooFew.class);
    while (club.core().ledger.expireDue() > 0) {
      assertThat(books.posted()).isZero();
    }
    assertThat(books.lots()).containsExactly(0L);
  }

  @Test
  void aHoldEndsByDateNotByWhetherAJobRan() {
    books.earn(100);
    var hold = held(60);
    books.days(8);
    assertThat(books.balance()).extracting(Balance::held, Balance::available).containsExactly(0L, 100L);
    assertThat(post(hold, 60)).isEqualTo(new HoldEnd.NotOpen(HoldState.EXPIRED));
    assertThat(books.spend(100)).isInstanceOf(Spending.Spent.class);
    assertThat(release(hold)).isEqualTo(new HoldEnd.NotOpen(HoldState.EXPIRED));
  }

  @Test
  void theJobEndsWhatIsOverAndNothingElse() {
    books.earn(100);
    var over = held(60);
    var other = new BooksOf(club);
    other.earn(10);
    other.hold(10, 30);
    books.days(8);
    assertThat(holds.expireDue()).isPositive();
    assertThat(holds.expireDue()).isZero();
    assertThat(release(over)).isEqualTo(new HoldEnd.NotOpen(HoldState.EXPIRED));
    assertThat(other.balance().held()).isEqualTo(10);
  }

  @Test
  void aHoldTakesFromLotsInTheOrderOfSpending() {
    books.earn(50);
    books.earnForDays(30, 5);
    var hold = held(40);
    post(hold, 35);
    assertThat(books.lots()).containsExactly(0L, 45L);
  }

  @Test
  void ofHoldSpendAndExpiryAtTheSameMomentNothingIsUsedTwice() throws Exception {
    for (int round = 0; round < 5; round++) {
      books.earnForDays(100, 1);
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      var tries = new ArrayList<Callable<Long>>();
      for (int i = 0; i < 64; i++) {
        int nth = i;
        tries.add(() -> switch (nth % 4) {
          case 0 -> books.spend(30) instanceof Spending.Spent ? 30L : 0;
          case 1 -> books.hold(30, 1) instanceof Holding.Held(HoldId hold, long _) && post(hold, 20) instanceof HoldEnd.Posted ? 20L : 0;
          case 2 -> {
            if (books.hold(40, 1) instanceof Holding.Held(HoldId hold, long _)) {
              release(hold);
            }
            yield 0L;
          }
          default -> {
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
              books.club.clock().advance(java.time.Duration.ofHours(7));
            }
            club.core().ledger.expireDue();
            yield 0L;
          }
        });
      }
      long used = 0;
      for (var done : threads.invokeAll(tries)) {
        used += done.get();
      }
      long expired = -books.count("select coalesce(-sum(e.amount), 0) from entry e join transfer t on t.holder_id = e.holder_id and t.id = e.transfer_id "
          + "where e.account = 'HOLDER' and t.reason = 'EXPIRY' and t.holder_id = '" + books.holder + "'");
      assertThat(books.posted()).isEqualTo(500 - used + expired);
    }
  }

  private HoldId held(long points) {
    return ((Holding.Held) books.hold(points, 7)).hold();
  }

  private HoldEnd post(HoldId hold, long points) {
    return books.in(h -> holds.post(h, books.holder, hold, points, House.REDEEMED, Why.of(Reason.REWARD)));
  }

  private HoldEnd release(HoldId hold) {
    return books.in(h -> holds.release(h, books.holder, hold));
  }
}
