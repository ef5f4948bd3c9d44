package club.vafa.purchase;

import static club.vafa.purchase.OnSales.draft;
import static club.vafa.purchase.OnSales.plain;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Condition;
import club.vafa.earning.Gift;
import club.vafa.ledger.Debit;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.value.PurchaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories of sales, partial refunds and spending, against a plain model of what they must come to.
class RefundHistoriesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final long BONUS_FROM = 300_000;
  private static final long BONUS = 50;
  private static final long POINT_VALUE = 100;

  private final TestClub club = new TestClub(DATABASE);
  private final OnSales on = new OnSales(club);

  private static final class Lot {
    final int sale;
    long left;

    Lot(int sale, long left) {
      this.sale = sale;
      this.left = left;
    }
  }

  private record Use(Lot lot, long amount) {}

  private static final class SaleOf {
    final long paid;
    final long points;
    final List<Use> uses;
    long returned;
    long kept;
    long pointsBack;

    SaleOf(long total, long points, List<Use> uses) {
      this.paid = total - points * POINT_VALUE;
      this.points = points;
      this.uses = uses;
      this.kept = earns(paid);
    }

    long total() {
      return paid + points * POINT_VALUE;
    }
  }

  private static final class Model {
    final DebtPolicy policy;
    final List<SaleOf> sales = new ArrayList<>();
    final List<Lot> lots = new ArrayList<>();
    long debt;

    Model(DebtPolicy policy) {
      this.policy = policy;
    }

    long free() {
      return lots.stream().mapToLong(l -> l.left).sum();
    }

    void sell(long total, long points) {
      var sale = new SaleOf(total, points, take(points, -1));
      sales.add(sale);
      long toDebt = Math.min(debt, sale.kept);
      debt -= toDebt;
      lots.add(new Lot(sales.size() - 1, sale.kept - toDebt));
    }

    boolean spend(long points) {
      if (debt > 0 || free() < points) {
        return false;
      }
      take(points, -1);
      return true;
    }

    void refund(int at, long amount) {
      var sale = sales.get(at);
      sale.returned += amount;
      giveBack(sale, sale.points * sale.returned / sale.total() - sale.pointsBack);
      long money = sale.paid - (sale.paid * sale.returned + sale.total() - 1) / sale.total();
      long kept = sale.returned == sale.total() ? 0 : Math.min(sale.kept, earns(money));
      long less = sale.kept - kept;
      sale.kept = kept;
      if (policy == DebtPolicy.PENDING_ONLY) {
        return;
      }
      less -= sum(take(less, at));
      less -= sum(take(less, -1));
      debt += policy == DebtPolicy.UNLIMITED ? less : 0;
    }

    /// What was taken last goes back first; then what is free pays what is owed.
    private void giveBack(SaleOf sale, long points) {
      long skip = sale.pointsBack;
      long left = points;
      for (var use : sale.uses.reversed()) {
        long skipped = Math.min(skip, use.amount());
        long back = Math.min(left, use.amount() - skipped);
        use.lot().left += back;
        skip -= skipped;
        left -= back;
      }
      sale.pointsBack += points;
      debt -= sum(take(Math.min(debt, free()), -1));
    }

    /// Takes up to so much, oldest first; of one sale's lot where it is named.
    private List<Use> take(long points, int of) {
      var uses = new ArrayList<Use>();
      long left = points;
      for (var lot : lots) {
        if (of < 0 || lot.sale == of) {
          long taken = Math.min(left, lot.left);
          lot.left -= taken;
          left -= taken;
          uses.add(new Use(lot, taken));
        }
      }
      return uses;
    }

    private static long sum(List<Use> uses) {
      return uses.stream().mapToLong(Use::amount).sum();
    }
  }

  private static long earns(long paid) {
    return paid / 10_000 + (paid >= BONUS_FROM ? BONUS : 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aHistoryEndsWhereTheModelDoes(long seed) {
    var random = new Random(seed);
    var policy = DebtPolicy.values()[(int) (seed % DebtPolicy.values().length)];
    on.policy(policy);
    on.set("point_value = " + POINT_VALUE);
    on.rules(plain(), draft(Condition.ALWAYS.withAmountAtLeast(BONUS_FROM), new Gift.Fixed(BONUS)));
    var model = new Model(policy);
    var member = club.member();
    var purchases = new ArrayList<PurchaseId>();
    for (int step = 0; step < 60; step++) {
      club.clock().advance(Duration.ofSeconds(1));
      int what = random.nextInt(10);
      if (what < 3 || purchases.isEmpty()) {
        long total = 1 + random.nextInt(600_000);
        long most = model.debt > 0 ? 0 : Math.min(model.free(), total / POINT_VALUE);
        long points = most > 0 && random.nextBoolean() ? 1 + (long) (random.nextDouble() * (most - 1)) : 0;
        model.sell(total, points);
        var sale = on.sale(member, total);
        purchases.add(on.sold(points == 0 ? sale : sale.with(Tender.NOTHING.withPoints(points))).purchase());
      } else if (what < 6) {
        long points = 1 + random.nextInt(60);
        assertThat(spend(member, points)).as("seed %d step %d", seed, step).isEqualTo(model.spend(points));
      } else {
        refund(random, model, purchases);
      }
      var balance = on.points(member);
      assertThat(List.of(balance.posted(), balance.debt())).as("seed %d step %d", seed, step)
          .isEqualTo(List.of(model.free() - model.debt, model.debt));
    }
    assertThat(lotsOf(member, purchases)).as("seed %d", seed).isEqualTo(lotsOf(model));
  }

  private void refund(Random random, Model model, List<PurchaseId> purchases) {
    int at = random.nextInt(purchases.size());
    long left = model.sales.get(at).total() - model.sales.get(at).returned;
    if (left > 0) {
      long amount = random.nextInt(4) == 0 ? left : 1 + (long) (random.nextDouble() * left * 0.99);
      model.refund(at, amount);
      on.part(purchases.get(at), amount);
    }
  }

  @Test
  void manyPartialRefundsEndWhereOneWould() {
    on.policy(DebtPolicy.UNLIMITED);
    on.rules(plain(), draft(Condition.ALWAYS.withAmountAtLeast(BONUS_FROM), new Gift.Fixed(BONUS)));
    var random = new Random(7);
    for (int round = 0; round < 10; round++) {
      long paid = 100_000 + random.nextInt(500_000);
      long returned = 1 + random.nextInt((int) paid);
      var one = club.member();
      on.part(on.sold(one, paid), returned);
      var many = club.member();
      var sale = on.sold(many, paid);
      for (long left = returned; left > 0;) {
        long part = Math.min(left, 1 + random.nextInt((int) (paid / 4)));
        on.part(sale, part);
        left -= part;
      }
      assertThat(on.points(many).posted()).isEqualTo(on.points(one).posted()).isEqualTo(paid == returned ? 0 : earns(paid - returned));
      assertThat(standing(many)).isEqualTo(standing(one));
    }
  }

  private long standing(Member member) {
    return club.core().db.read(h -> club.core().tiers.standing(h, member.id(), club.core().clubs.today())).measured();
  }

  private boolean spend(Member who, long points) {
    return club.core().db.transact(h -> Outcome.commit(club.core().ledger.debit(h,
        new Debit(HolderId.of(who.id()), Unit.POINTS, points, House.REDEEMED, Why.of(Reason.GAME_ENTRY))))) instanceof Spending.Spent;
  }

  private Map<Integer, Long> lotsOf(Member member, List<PurchaseId> purchases) {
    record Row(PurchaseId subject, long remaining) {}
    var lots = new HashMap<Integer, Long>();
    club.core().db.read(h -> h.createQuery("""
        select t.subject_id as subject, l.remaining from lot l join transfer t on t.holder_id = l.holder_id and t.id = l.transfer_id
        where l.holder_id = :id
        """).bind("id", member.id()).mapTo(Row.class).list()).forEach(row -> lots.merge(purchases.indexOf(row.subject()), row.remaining(), Long::sum));
    return lots;
  }

  private static Map<Integer, Long> lotsOf(Model model) {
    var lots = new HashMap<Integer, Long>();
    model.lots.stream().filter(l -> earns(model.sales.get(l.sale).paid) > 0).forEach(l -> lots.merge(l.sale, l.left, Long::sum));
    return lots;
  }
}
