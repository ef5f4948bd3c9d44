package club.vafa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.value.Ids;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final Ledger ledger = club.core().ledger;
  private final HolderId holder = new HolderId(Ids.random());

  @Test
  void entriesOfATransferSumToZeroAndTheBalanceIsTheSumOfTheHoldersEntriesAndOfItsLots() {
    give(100, LotTerms.PERMANENT);
    give(50, LotTerms.PERMANENT);
    spend(120);
    long entries = sum("select sum(amount) from entry where holder_id = :holder and account = 'HOLDER'");
    long all = sum("select sum(amount) from entry where holder_id = :holder");
    long lots = sum("select sum(remaining) from lot where holder_id = :holder");
    assertThat(all).isZero();
    assertThat(List.of(entries, lots, balance().posted())).containsOnly(30L);
  }

  @Test
  void lotsAreSpentEarliestExpiryFirstThenOldestAndPermanentLast() {
    var now = club.clock().instant();
    give(10, LotTerms.PERMANENT);
    give(10, LotTerms.until(now.plus(Duration.ofDays(20))));
    give(10, LotTerms.until(now.plus(Duration.ofDays(5))));
    club.clock().advance(Duration.ofSeconds(1));
    give(10, LotTerms.until(now.plus(Duration.ofDays(20))));
    spend(25);
    assertThat(remaining()).containsExactly("P5D 0", "P20D 0", "P20D 5", "- 10");
  }

  @Test
  void expiryIsCheckedByDateAtSpendingNotByWhetherAJobRan() {
    give(100, LotTerms.until(club.clock().instant().plus(Duration.ofDays(1))));
    club.clock().advance(Duration.ofDays(1));
    assertThat(spend(1)).isEqualTo(new Spending.TooFew(1));
    assertThat(balance().posted()).isEqualTo(100);
    assertThat(balance().available()).isZero();
  }

  @Test
  void anExpiredLotIsPostedOnceAndThenTheBooksSayWhatWasAvailableBefore() {
    give(100, LotTerms.until(club.clock().instant().plus(Duration.ofDays(1))));
    give(7, LotTerms.PERMANENT);
    club.clock().advance(Duration.ofDays(2));
    long before = balance().available();
    ledger.expireDue();
    ledger.expireDue();
    assertThat(balance()).isEqualTo(new Balance(Unit.POINTS, 7, 0, 0, 0, 0, Optional.empty()));
    assertThat(before).isEqualTo(7);
    assertThat(sum("select count(*) from transfer where holder_id = :holder and reason = 'EXPIRY'")).isEqualTo(1);
  }

  @Test
  void pendingPointsAreShownButCannotBeSpentBeforeTheirDay() {
    give(40, new LotTerms(Optional.empty(), Optional.of(club.clock().instant().plus(Duration.ofDays(7))), Optional.empty()));
    assertThat(balance().pending()).isEqualTo(40);
    assertThat(spend(1)).isInstanceOf(Spending.TooFew.class);
    club.clock().advance(Duration.ofDays(7));
    assertThat(spend(40)).isInstanceOf(Spending.Spent.class);
  }

  @Test
  void whatIsOwedIsPaidFromTheNextEarningAndBlocksSpendingBefore() {
    give(10, LotTerms.PERMANENT);
    spend(10);
    club.core().db.jdbi().useHandle(h -> h.createUpdate("update balance set debt = 30, posted = -30 where holder_id = :h").bind("h",
        holder).execute());
    assertThat(spend(1)).isEqualTo(new Spending.TooFew(30));
    give(100, LotTerms.PERMANENT);
    assertThat(balance().posted()).isEqualTo(70);
    assertThat(sum("select sum(remaining) from lot where holder_id = :holder")).isEqualTo(70);
    assertThat(spend(70)).isInstanceOf(Spending.Spent.class);
  }

  @Test
  void theSamePointsAreSpentOnceWhateverManyThreadsDo() throws Exception {
    give(100, LotTerms.PERMANENT);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var tries = new ArrayList<Callable<Spending>>();
      for (int i = 0; i < 64; i++) {
        tries.add(() -> spend(10));
      }
      long won = 0;
      for (var done : threads.invokeAll(tries)) {
        won += done.get() instanceof Spending.Spent ? 1 : 0;
      }
      assertThat(won).isEqualTo(10);
    }
    assertThat(balance().posted()).isZero();
  }

  @Test
  void theLinesOfAnExplanationSumToThePostedBalance() {
    for (int i = 1; i <= 7; i++) {
      give(i, LotTerms.PERMANENT);
    }
    spend(5);
    var explained = club.core().db.read(h -> ledger.explain(h, holder, Unit.POINTS, 3));
    long shown = explained.lines().stream().mapToLong(StatementLine::amount).sum();
    assertThat(explained.lines()).hasSize(3);
    assertThat(shown + explained.earlier()).isEqualTo(balance().posted()).isEqualTo(23);
  }

  @Test
  void anExplanationIsOfOneMomentWhateverIsBookedMeanwhile() throws Exception {
    give(1, LotTerms.PERMANENT);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var booking = threads.submit(() -> {
        for (int i = 0; i < 300; i++) {
          give(1, LotTerms.PERMANENT);
        }
      });
      while (!booking.isDone()) {
        var explained = club.core().db.read(h -> ledger.explain(h, holder, Unit.POINTS, 1_000));
        assertThat(explained.earlier()).as("all lines are shown, so nothing came earlier").isZero();
      }
      booking.get();
    }
  }

  @Test
  void aHolderWithoutTransfersHasAnExplanationWithoutLines() {
    var explained = club.core().db.read(h -> ledger.explain(h, new HolderId(Ids.random()), Unit.POINTS, 10));
    assertThat(explained.lines()).isEmpty();
    assertThat(explained.balance().posted()).isZero();
    assertThat(explained.earlier()).isZero();
  }

  @Test
  void aStatementIsReadInPagesNewestFirst() {
    for (int i = 1; i <= 5; i++) {
      give(i, LotTerms.PERMANENT);
    }
    var first = club.core().db.read(h -> ledger.statement(h, holder, Unit.POINTS, PageRequest.first(3)));
    var second = club.core().db.read(h -> ledger.statement(h, holder, Unit.POINTS, new PageRequest(3, first.next())));
    assertThat(first.items()).extracting(StatementLine::amount).containsExactly(5L, 4L, 3L);
    assertThat(second.items()).extracting(StatementLine::amount).containsExactly(2L, 1L);
    assertThat(second.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "update entry set amount = amount + 1", "delete from entry", "truncate entry",
      "update transfer set reason = 'WELCOME'", "delete from transfer", "truncate transfer", "delete from lot_use", "truncate lot_use"})
  void theBooksRefuseToBeChanged(String change) {
    give(10, LotTerms.PERMANENT);
    spend(5);
    assertThatThrownBy(() -> club.core().db.jdbi().useHandle(h -> h.execute(change))).hasMessageContaining("append-only");
  }

  private void give(long points, LotTerms terms) {
    club.core().db.transact(h -> Outcome.commit(
        ledger.credit(h, new Credit(holder, Unit.POINTS, points, House.ISSUED, Why.of(Reason.PURCHASE), terms))));
  }

  private Spending spend(long points) {
    return club.core().db.transact(h ->
        switch (ledger.debit(h, new Debit(holder, Unit.POINTS, points, House.REDEEMED, Why.of(Reason.GAME_ENTRY)))) {
          case Spending.Spent spent -> Outcome.commit(spent);
          case Spending.TooFew few -> Outcome.refuse(few);
        });
  }

  private Balance balance() {
    return club.core().db.read(h -> ledger.balance(h, holder, Unit.POINTS));
  }

  private long sum(String sql) {
    return club.core().db.read(h -> h.createQuery(sql).bind("holder", holder).mapTo(Long.class).one());
  }

  private List<String> remaining() {
    Instant start = TestClub.START;
    return club.core().db.read(h
        -> h.createQuery("select expires_at, remaining from lot where holder_id = :holder order by expires_at nulls last, at, id")
        .bind("holder", holder)
        .map((rs, ctx) -> {
          var expires = rs.getTimestamp("expires_at");
          return (expires == null ? "-" : "P" + Duration.between(start, expires.toInstant()).toDays() + "D") + " "
              + rs.getLong("remaining");
        }).list());
  }
}
