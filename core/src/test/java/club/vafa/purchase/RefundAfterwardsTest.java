package club.vafa.purchase;

import static club.vafa.purchase.OnSales.draft;
import static club.vafa.purchase.OnSales.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.vafa.TestClub;
import club.vafa.coupon.OwnCoupon;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Condition;
import club.vafa.earning.Gift;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import club.vafa.value.PurchaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Refunds of sales after which something else has happened.
class RefundAfterwardsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final OnSales on = new OnSales(club);
  private final Member member = club.member();

  @BeforeEach
  void oneRule() {
    on.rules(plain());
  }

  @Test
  void aSaleFromBeforeAMergeIsRefundedFromThePersonAndGoesBackToThePerson() {
    on.set("point_value = 100");
    give(club, member, 50);
    var sale = on.sold(on.sale(member, 100_000).with(Tender.NOTHING.withPoints(50))).purchase();
    assertThat(on.points(member).posted()).isEqualTo(9);
    var person = club.member();
    club.core().db.transact(h -> Outcome.commit(club.core().merges.bySelf(h, person.id(), member.id())));
    assertThat(on.points(person).posted()).isEqualTo(9);
    var refunded = on.whole(sale);
    assertThat(refunded.member()).isEqualTo(person.id());
    assertThat(refunded.taken().getFirst().fromOwn()).isEqualTo(9);
    assertThat(on.points(person).available()).isEqualTo(50);
    var mine = club.core().db.read(h -> club.core().purchases.ofMember(h, person.id(), PageRequest.first()));
    assertThat(mine.items()).extracting(Purchase::id, Purchase::returned).containsExactly(tuple(sale, 100_000L));
  }

  @Test
  void aSaleWithoutPointsAtTheMomentOfAMergeCountsForThePerson() throws Exception {
    give(club, member, 5);
    var person = club.member();
    var sale = on.sale(member, 9_000);
    try (var till = Executors.newVirtualThreadPerTaskExecutor()) {
      // The till finds the member while the merge is under way, and waits for the balance.
      var recorded = club.core().db.transact(h -> {
        club.core().merges.bySelf(h, person.id(), member.id());
        var waiting = till.submit(() -> on.sold(sale));
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (h.createQuery("select count(*) from pg_locks where not granted").mapTo(Long.class).one() == 0 && System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        return Outcome.commit(waiting);
      }).get();
      assertThat(recorded.points()).isZero();
      assertThat(recorded.member()).isEqualTo(person.id());
    }
    var counted = club.core().db.read(h -> h.createQuery("select sum(purchases) from tier_progress where member_id = :id").bind("id", person.id())
        .mapTo(Long.class).one());
    assertThat(counted).isEqualTo(1);
  }

  @Test
  void aCouponThatASaleEarnedIsTakenBackWithIt() {
    var coupon = new Gift.Coupon(new LocalText("قهوه", "Coffee"), Optional.of(20), Optional.empty(), Optional.empty(), 0, 30);
    on.rules(draft(Condition.ALWAYS.withAmountAtLeast(50_000), coupon));
    var sale = on.sold(member, 100_000);
    pump();
    assertThat(coupons()).hasSize(1);
    on.part(sale, 10_000);
    pump();
    assertThat(coupons()).hasSize(1);
    on.part(sale, 50_000);
    pump();
    assertThat(coupons()).isEmpty();
  }

  @Test
  void aUsedCouponCanBeUsedAgainOnceItsWholeSaleHasComeBack() {
    var own = club.coupon(member.id());
    var sale = on.sold(on.sale(member, 100_000).with(Tender.NOTHING.withCoupon(own.code()))).purchase();
    assertThat(on.part(sale, 70_000).back()).isEmpty();
    assertThat(coupons()).isEmpty();
    assertThat(on.whole(sale).back()).containsExactly(new Refunding.Back(Means.COUPON, 1, 0));
    assertThat(coupons()).extracting(OwnCoupon::code).containsExactly(own.code());
    assertThat(on.sold(on.sale(member, 50_000).with(Tender.NOTHING.withCoupon(own.code()))).paid()).isEqualTo(Money.rials(40_000));
    assertThat(club.core().audit.run()).allSatisfy(finding -> assertThat(finding.examples()).as(finding.invariant().code()).isEmpty());
  }

  @Test
  void aCouponThatHasEndedMeanwhileStaysEnded() {
    var own = club.coupon(member.id());
    var sale = on.sold(on.sale(member, 100_000).with(Tender.NOTHING.withCoupon(own.code()))).purchase();
    club.clock().set(own.coupon().until());
    assertThat(on.whole(sale).back()).containsExactly(new Refunding.Back(Means.COUPON, 1, 1));
    assertThat(coupons()).isEmpty();
  }

  @Test
  void aCouponWhoseOwnSaleCameBackFirstIsGoneWhenItComesBack() {
    on.rules(draft(Condition.ALWAYS.withAmountAtLeast(50_000),
        new Gift.Coupon(new LocalText("قهوه", "Coffee"), Optional.of(20), Optional.empty(), Optional.empty(), 0, 30)));
    var first = on.sold(member, 100_000);
    pump();
    var second = on.sold(on.sale(member, 10_000).with(Tender.NOTHING.withCoupon(coupons().getFirst().code()))).purchase();
    on.whole(first);
    pump();
    on.whole(second);
    pump();
    assertThat(coupons()).isEmpty();
  }

  @Test
  void aPurchaseThatCameBackIsNoneForAGame() {
    var since = club.clock().instant();
    var part = on.sold(member, 100_000);
    var whole = on.sold(member, 0);
    assertThat(habits(since, 50_000)).containsExactly(part);
    assertThat(habits(since, 0)).containsExactly(part, whole);
    on.part(part, 50_000);
    assertThat(habits(since, 50_000)).containsExactly(part);
    on.part(part, 1);
    assertThat(habits(since, 50_000)).isEmpty();
  }

  private List<PurchaseId> habits(Instant since, long minimum) {
    return club.core().db.read(h -> club.core().habits.since(h, member.id(), Money.rials(minimum), since, 10));
  }

  private void pump() {
    club.clock().advance(Duration.ofSeconds(1));
    while (club.core().events.pump("worker")) {
      continue;
    }
  }

  private List<OwnCoupon> coupons() {
    return club.core().db.read(h -> club.core().coupons.ofMember(h, member.id()));
  }

  private static void give(TestClub club, Member to, long points) {
    club.core().db.transact(h -> Outcome.commit(club.core().ledger.credit(h,
        new Credit(HolderId.of(to.id()), Unit.POINTS, points, House.ADJUSTED, Why.of(Reason.ADJUSTMENT), LotTerms.PERMANENT))));
  }
}
