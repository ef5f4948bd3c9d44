package club.vafa.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.Funder;
import club.vafa.ledger.GiveBack;
import club.vafa.ledger.GivingBack;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.PartnerId;
import club.vafa.value.PaymentId;
import club.vafa.value.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private TestClub club;
  private final BranchId a = new BranchId(new UUID(9, 1));
  private final BranchId b = new BranchId(new UUID(9, 2));

  @BeforeEach
  void open() {
    club = new TestClub(database);
    // Each test has the books to itself.
    club.core().db.transact(h -> {
      h.execute("set session_replication_role = replica");
      for (var table : List.of("settlement_payment", "settlement_line", "settlement_month", "lot_return", "lot_use", "lot", "entry", "transfer", "balance")) {
        h.execute("delete from " + table);
      }
      h.execute("set session_replication_role = default");
      return Outcome.commit(true);
    });
  }

  private static HolderId someone() {
    return HolderId.of(new MemberId(UUID.randomUUID()));
  }

  private void earned(HolderId holder, long points, Optional<Funder> funder, long worth) {
    club.core().db.transact(h -> Outcome.commit(club.core().ledger.credit(h, new Credit(holder, Unit.POINTS, points, House.ISSUED, Why.of(Reason.PURCHASE),
        new LotTerms(Optional.empty(), Optional.empty(), funder, Optional.of(worth))))));
  }

  private TransferId spent(HolderId holder, long points, Place place) {
    return club.core().db.transact(h -> Outcome.commit(
        ((Spending.Spent) club.core().ledger.debit(h, debit(holder, points, place))).transfer()));
  }

  private static Debit debit(HolderId holder, long points, Place place) {
    return new Debit(holder, Unit.POINTS, points, House.REDEEMED, Why.of(Reason.PAYMENT), Optional.of(place));
  }

  private void given(HolderId holder, TransferId spending, long points) {
    GivingBack back = club.core().db.transact(h ->
        Outcome.commit(club.core().returns.giveBack(h, new GiveBack(holder, spending, points, Why.of(Reason.GIVEN_BACK)))));
    assertThat(back).isInstanceOf(GivingBack.GivenBack.class);
  }

  private Month month() {
    return Month.of(club.core().clubs.settings().settlementMonths(), club.core().clubs.today());
  }

  private void intoNextMonth() {
    club.clock().set(month().until(TestClub.ZONE));
  }

  private Account closed(Month month) {
    return ((Closing.Closed) club.core().settlements.close(Actor.SYSTEM, month)).account();
  }

  private static Map<Party, Long> nets(Account account) {
    var nets = new HashMap<Party, Long>();
    account.positions().stream().filter(p -> p.net() != 0).forEach(p -> nets.put(p.party(), p.net()));
    return nets;
  }

  @Test
  void aPointEarnedAtAAndSpentAtBMeansThatAOwesBItsValueAndAReversalRestoresIt() {
    var holder = someone();
    earned(holder, 100, Optional.of(Funder.of(a)), 50_000);
    var spending = spent(holder, 60, Place.of(b));
    var account = club.core().settlements.account(month());
    assertThat(nets(account)).isEqualTo(Map.of(new Party.OfBranch(a), -3_000L, new Party.OfBranch(b), 3_000L));
    assertThat(account.payments()).singleElement().satisfies(p -> {
      assertThat(p.payer()).isEqualTo(new Party.OfBranch(a));
      assertThat(p.payee()).isEqualTo(new Party.OfBranch(b));
      assertThat(p.amount()).isEqualTo(3_000);
    });
    given(holder, spending, 60);
    assertThat(nets(club.core().settlements.account(month()))).isEmpty();
  }

  @Test
  void whatAPartnerFundedIsOwedByItAndWhatNobodyFundedByTheClub() {
    var partner = new PartnerId(new UUID(8, 1));
    var holder = someone();
    earned(holder, 10, Optional.of(Funder.of(partner)), 100_000);
    earned(holder, 10, Optional.empty(), 100_000);
    spent(holder, 20, Place.of(b));
    assertThat(nets(club.core().settlements.account(month())))
        .isEqualTo(Map.of(new Party.OfPartner(partner), -1_000L, Party.CLUB, -1_000L, new Party.OfBranch(b), 2_000L));
  }

  @Test
  void aClosedMonthStaysAsItWasAndWhatIsGivenBackLaterFallsInTheNext() {
    var holder = someone();
    earned(holder, 100, Optional.of(Funder.of(a)), 100_000);
    var spending = spent(holder, 100, Place.of(b));
    var first = month();
    assertThat(club.core().settlements.close(Actor.SYSTEM, first)).isEqualTo(new Closing.NotOver(first.until(TestClub.ZONE)));
    intoNextMonth();
    var frozen = closed(first);
    assertThat(club.core().settlements.close(Actor.SYSTEM, first)).isInstanceOf(Closing.AlreadyClosed.class);
    given(holder, spending, 40);
    assertThat(club.core().settlements.account(first)).isEqualTo(frozen);
    assertThat(nets(club.core().settlements.account(month()))).isEqualTo(Map.of(new Party.OfBranch(a), 4_000L, new Party.OfBranch(b), -4_000L));
    var second = month();
    intoNextMonth();
    intoNextMonth();
    assertThat(club.core().settlements.close(Actor.SYSTEM, second.next())).isEqualTo(new Closing.EarlierOpen(second));
    assertThat(club.core().settlements.months()).extracting(Settlements.Shown::month).containsExactly(second.next().next(), second.next(), second, first);
  }

  @Test
  void whatIsCommittedAfterItsMonthWasClosedFallsInTheNext() throws Exception {
    var holder = someone();
    earned(holder, 100, Optional.of(Funder.of(a)), 100_000);
    var first = month();
    var spentButOpen = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late = threads.submit(() -> club.core().db.transact(h -> {
        var spending = club.core().ledger.debit(h, debit(holder, 70, Place.of(b)));
        spentButOpen.countDown();
        await(mayCommit);
        return Outcome.commit(spending);
      }));
      spentButOpen.await();
      intoNextMonth();
      assertThat(nets(closed(first))).isEmpty();
      mayCommit.countDown();
      late.get();
    }
    var second = month();
    assertThat(club.core().settlements.account(second).lines()).singleElement().extracting(Line::source).isEqualTo(first.toString());
    intoNextMonth();
    assertThat(nets(closed(second))).isEqualTo(Map.of(new Party.OfBranch(a), -7_000L, new Party.OfBranch(b), 7_000L));
    var third = month();
    intoNextMonth();
    assertThat(nets(closed(third))).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A holder's lots as the model keeps them: who funded each, at which worth, and what is left; and what each spending took, in its order.
  private record ModelLot(Party funder, long worth, long[] left) {}

  private record Taken(ModelLot lot, long[] amount) {}

  private record ModelSpending(HolderId holder, TransferId id, Party place, List<Taken> taken) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomSpendingAndGivingBackBetweenManyPartiesAgreesWithASmallModel(long seed) {
    var random = new Random(seed);
    var branches = IntStream.range(0, 7).mapToObj(i -> new BranchId(new UUID(7, i))).toList();
    var holders = IntStream.range(0, 5).mapToObj(i -> someone()).toList();
    var lots = new HashMap<HolderId, List<ModelLot>>();
    var spendings = new ArrayList<ModelSpending>();
    var owed = new HashMap<List<Party>, Long>();
    var accounts = new ArrayList<Account>();
    for (int step = 0; step < 160; step++) {
      club.clock().advance(Duration.ofHours(random.nextInt(24)));
      var holder = holders.get(random.nextInt(holders.size()));
      var own = lots.computeIfAbsent(holder, x -> new ArrayList<>());
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          int funder = random.nextInt(branches.size() + 1);
          var lot = new ModelLot(funder == branches.size() ? Party.CLUB : new Party.OfBranch(branches.get(funder)), 1_000L * random.nextInt(1, 333),
              new long[] {random.nextInt(1, 50)});
          earned(holder, lot.left()[0], funder == branches.size() ? Optional.empty() : Optional.of(Funder.of(branches.get(funder))), lot.worth());
          own.add(lot);
        }
        case 3, 4, 5 -> {
          long open = own.stream().mapToLong(l -> l.left()[0]).sum();
          if (open > 0) {
            var place = branches.get(random.nextInt(branches.size()));
            long points = random.nextLong(1, open + 1);
            spendings.add(new ModelSpending(holder, spent(holder, points, Place.of(place)), new Party.OfBranch(place), take(own, points)));
            spendings.getLast().taken().forEach(t -> owe(owed, t, spendings.getLast().place(), t.amount()[0]));
          }
        }
        case 6 -> {
          if (!spendings.isEmpty()) {
            giveBack(spendings.get(random.nextInt(spendings.size())), random, owed);
          }
        }
        default -> {
          var month = month();
          intoNextMonth();
          accounts.add(closed(month));
        }
      }
    }
    accounts.add(club.core().settlements.account(month()));
    var sums = new HashMap<List<Party>, Long>();
    accounts.forEach(account -> {
      assertThat(account.positions().stream().mapToLong(Account.Position::net).sum()).as("positions of " + account.month()).isZero();
      account.lines().forEach(line -> sums.merge(List.of(line.debtor(), line.creditor()), line.thousandths(), Long::sum));
    });
    sums.values().removeIf(v -> v == 0);
    owed.values().removeIf(v -> v == 0);
    assertThat(sums).as("seed " + seed).isEqualTo(owed);
  }

  private static List<Taken> take(List<ModelLot> own, long points) {
    var taken = new ArrayList<Taken>();
    long left = points;
    for (var lot : own) {
      long used = Math.min(left, lot.left()[0]);
      if (used > 0) {
        lot.left()[0] -= used;
        left -= used;
        taken.add(new Taken(lot, new long[] {used}));
      }
    }
    return taken;
  }

  private void giveBack(ModelSpending spending, Random random, Map<List<Party>, Long> owed) {
    long all = spending.taken().stream().mapToLong(t -> t.amount()[0]).sum();
    if (all == 0) {
      return;
    }
    long left = random.nextLong(1, all + 1);
    given(spending.holder(), spending.id(), left);
    for (var t : spending.taken().reversed()) {
      long back = Math.min(left, t.amount()[0]);
      t.amount()[0] -= back;
      t.lot().left()[0] += back;
      left -= back;
      owe(owed, t, spending.place(), -back);
    }
  }

  private static void owe(Map<List<Party>, Long> owed, Taken taken, Party place, long points) {
    owed.merge(List.of(taken.lot().funder(), place), points * taken.lot().worth(), Long::sum);
  }

  @Test
  void closingWhileManySpendLosesAndDoublesNothing() throws Exception {
    var holders = IntStream.range(0, 8).mapToObj(i -> someone()).toList();
    holders.forEach(holder -> earned(holder, 1_000, Optional.of(Funder.of(a)), 100_000));
    var accounts = new ArrayList<Account>();
    var spendings = new ConcurrentHashMap<HolderId, Integer>();
    holders.forEach(holder -> spendings.put(holder, 0));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var spenders = holders.stream().map(holder -> threads.submit(() -> {
        for (int i = 0; i < 25; i++) {
          spent(holder, 1, Place.of(b));
          spendings.merge(holder, 1, Integer::sum);
        }
      })).toList();
      while (!spenders.stream().allMatch(f -> f.isDone())) {
        var month = month();
        intoNextMonth();
        accounts.add(closed(month));
        // No transaction is open for months: the next one begins when everybody has spent once more.
        var seen = Map.copyOf(spendings);
        while (!holders.stream().allMatch(x -> spendings.get(x) > seen.get(x) || spendings.get(x) == 25)) {
          Thread.onSpinWait();
        }
      }
      for (var spender : spenders) {
        spender.get();
      }
    }
    accounts.add(club.core().settlements.account(month()));
    assertThat(accounts).hasSizeGreaterThan(2);
    assertThat(accounts.stream().flatMap(x -> x.lines().stream()).mapToLong(Line::amount).sum()).isEqualTo(8 * 25);
  }

  @Test
  void aPaymentIsMarkedAsPaidOnceWithItsReference() {
    var holder = someone();
    earned(holder, 100, Optional.of(Funder.of(a)), 100_000);
    spent(holder, 100, Place.of(b));
    var first = month();
    intoNextMonth();
    var payment = closed(first).payments().getFirst().id().orElseThrow();
    var key = new RequestKey("owner", UUID.randomUUID().toString());
    Keyed<Paying> paid = club.core().settlements.pay(key, Actor.SYSTEM, payment, "Sheba 12");
    Instant at = club.clock().instant();
    var answer = new Paying.Paid(payment, new Party.OfBranch(a).key(), new Party.OfBranch(b).key(), 10_000, at, "Sheba 12");
    assertThat(paid).isEqualTo(new Keyed.First<>(answer));
    assertThat(club.core().settlements.pay(key, Actor.SYSTEM, payment, "Sheba 12")).isEqualTo(new Keyed.Again<>(answer));
    assertThat(club.core().settlements.pay(new RequestKey("owner", "other"), Actor.SYSTEM, payment, "Sheba 13"))
        .isEqualTo(new Keyed.First<>(new Paying.AlreadyPaid(at, "Sheba 12")));
    assertThat(club.core().settlements.pay(new RequestKey("owner", "none"), Actor.SYSTEM, new PaymentId(UUID.randomUUID()), "x"))
        .isEqualTo(new Keyed.First<>(new Paying.Unknown()));
    assertThat(club.core().settlements.account(first).payments()).singleElement().extracting(Payment::reference).isEqualTo(Optional.of("Sheba 12"));
  }
}
