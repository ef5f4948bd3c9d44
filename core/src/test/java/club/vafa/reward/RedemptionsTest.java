package club.vafa.reward;

import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.coupon.OwnCoupon;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedemptionsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private BranchId here;
  private RewardHouse house;

  @BeforeEach
  void open() {
    house = new RewardHouse(database);
    here = house.branch();
  }

  @Test
  void aReservationHoldsThePointsAndAPieceAndIsPostedWhenHandedOver() {
    var member = house.member(1_000);
    var reward = house.stocked(new RewardGift.Goods(), 400, 2);
    var reserved = house.taken(member, reward);
    assertThat(reserved.state()).isEqualTo(Redemption.State.RESERVED);
    assertThat(house.points(member)).satisfies(balance -> {
      assertThat(balance.posted()).isEqualTo(1_000);
      assertThat(balance.available()).isEqualTo(600);
    });
    assertThat(house.left(reward)).isEqualTo(1);
    assertThat(house.fulfil(reserved, here)).isInstanceOfSatisfying(RedemptionStep.Done.class, done -> {
      assertThat(done.redemption().state()).isEqualTo(Redemption.State.GRANTED);
      assertThat(done.redemption().branch()).contains(here);
    });
    assertThat(house.points(member).posted()).isEqualTo(600);
    assertThat(house.fulfil(reserved, here)).isEqualTo(new RedemptionStep.WrongState(Redemption.State.GRANTED));
    assertThat(house.club.core().db.<Long>read(h -> h.createQuery("select count(*) from transfer where holder_id = :m and place_branch = :b")
        .bind("m", member).bind("b", here).mapTo(Long.class).one())).as("it counts for the settlement of that branch").isEqualTo(1);
  }

  @Test
  void aReservationIsHandedOverOnceWhateverManyTillsDoAtTheSameMoment() {
    var member = house.member(1_000);
    var reserved = house.taken(member, house.stocked(new RewardGift.Goods(), 400, 2));
    var answers = Race.of(32, i -> () -> i % 2 == 0 ? house.fulfil(reserved, here) : cancel(reserved));
    assertThat(answers).filteredOn(RedemptionStep.Done.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(RedemptionStep.WrongState.class::isInstance).hasSize(31);
    assertThat(house.points(member).posted()).isEqualTo(house.state(reserved) == Redemption.State.GRANTED ? 600 : 1_000);
    assertThat(house.points(member).held()).isZero();
  }

  @Test
  void aCancelledReservationFreesThePointsAndThePiece() {
    var member = house.member(1_000);
    var reward = house.stocked(new RewardGift.Goods(), 400, 1);
    var reserved = house.taken(member, reward);
    assertThat(house.redeem(house.member(1_000), reward)).isEqualTo(new Redeeming.SoldOut());
    var other = house.member(0);
    RedemptionStep byOther = house.club.core().db.transact(h -> Outcome.commit(
        house.club.core().redemptions.cancel(h, reserved.code(), Actor.of(other), Optional.of(other))));
    assertThat(byOther).isEqualTo(new RedemptionStep.NoSuchRedemption());
    assertThat(cancel(reserved)).isInstanceOf(RedemptionStep.Done.class);
    assertThat(house.points(member).available()).isEqualTo(1_000);
    assertThat(house.redeem(house.member(1_000), reward)).isInstanceOf(Redeeming.Taken.class);
  }

  @Test
  void anOverdueReservationIsNotHandedOverAndTheJobFreesBoth() {
    var member = house.member(1_000);
    var reward = house.stocked(new RewardGift.Goods(), 400, 1);
    var reserved = house.taken(member, reward);
    // Reserved on 1 June for three days after it: to the end of 4 June in Tehran.
    var end = Instant.parse("2026-06-04T20:30:00Z");
    assertThat(reserved.until()).contains(end);
    house.club.clock().set(end.minusMillis(1));
    house.club.core().redemptions.expireDue();
    assertThat(house.state(reserved)).isEqualTo(Redemption.State.RESERVED);
    house.club.clock().set(end);
    assertThat(house.fulfil(reserved, here)).isEqualTo(new RedemptionStep.WrongState(Redemption.State.EXPIRED));
    house.club.core().redemptions.expireDue();
    assertThat(house.state(reserved)).isEqualTo(Redemption.State.EXPIRED);
    assertThat(house.points(member).available()).isEqualTo(1_000);
    assertThat(house.left(reward)).isEqualTo(1);
    assertThat(house.club.core().redemptions.expireDue()).isZero();
  }

  @Test
  void whatWasHeldInTimeIsHandedOverThoughItsLotExpiresMeanwhile() {
    var member = house.member(0);
    house.club.points(member, 400, Optional.of(house.club.clock().instant().plus(Duration.ofDays(1))));
    var reserved = house.taken(member, house.stocked(new RewardGift.Goods(), 400, 1));
    house.club.clock().advance(Duration.ofDays(2));
    house.club.core().ledger.expireDue();
    assertThat(house.fulfil(reserved, here)).isInstanceOf(RedemptionStep.Done.class);
    assertThat(house.points(member).posted()).isZero();
  }

  static Stream<RewardGift> gifts() {
    return Stream.of(RewardHouse.COFFEE, new RewardGift.Credit(rials(500_000), Optional.empty()), new RewardGift.Card(rials(500_000),
        Optional.of(9)),
        new RewardGift.Gathering(LocalText.same("Garden"), Instant.parse("2026-07-01T15:00:00Z")), new RewardGift.Priority(30),
        new RewardGift.Donation(LocalText.same("Trees"), rials(100_000)));
  }

  @ParameterizedTest
  @MethodSource("gifts")
  void aReversedRewardGivesThePointsToTheirOwnLotsAndThePieceBack(RewardGift gift) {
    var member = house.member(100);
    var soon = house.club.clock().instant().plus(Duration.ofDays(20));
    house.club.points(member, 300, Optional.of(soon));
    var reward = house.stocked(gift, 350, 3);
    var taken = house.taken(member, reward);
    assertThat(house.points(member).available()).isEqualTo(50);
    assertThat(house.reverse(taken, Optional.empty())).isInstanceOfSatisfying(RedemptionStep.Done.class,
        done -> assertThat(done.restored()).isEqualTo(350));
    assertThat(house.points(member)).satisfies(balance -> {
      assertThat(balance.available()).isEqualTo(400);
      assertThat(balance.next().orElseThrow().amount()).isEqualTo(300);
      assertThat(balance.next().orElseThrow().at()).isEqualTo(soon);
    });
    assertThat(house.left(reward)).isEqualTo(3);
    assertThat(house.credit(member).posted()).isZero();
    List<OwnCoupon> coupons = house.club.core().db.read(h -> house.club.core().coupons.ofMember(h, member));
    assertThat(coupons).isEmpty();
    assertThat(house.reverse(taken, Optional.empty())).isEqualTo(new RedemptionStep.WrongState(Redemption.State.REVERSED));
  }

  @Test
  void whatHasExpiredMeanwhileStaysExpiredUnlessThereIsGrace() {
    var until = house.club.clock().instant().plus(Duration.ofDays(1));
    var strict = house.member(0);
    var graced = house.member(0);
    house.club.points(strict, 300, Optional.of(until));
    house.club.points(graced, 300, Optional.of(until));
    var reward = house.stocked(RewardHouse.COFFEE, 300, 5);
    var first = house.taken(strict, reward);
    var second = house.taken(graced, reward);
    house.club.clock().advance(Duration.ofDays(2));
    assertThat(house.reverse(first, Optional.empty())).isInstanceOfSatisfying(RedemptionStep.Done.class,
        done -> assertThat(done.restored()).isZero());
    assertThat(house.points(strict).available()).isZero();
    house.reverse(second, Optional.of(house.club.clock().instant().plus(Duration.ofDays(7))));
    assertThat(house.points(graced).available()).isEqualTo(300);
  }

  @Test
  void aCodeThatWasRedeemedIsNotTakenBackAndThePointsStaySpent() {
    var member = house.member(500);
    var taken = house.taken(member, house.stocked(RewardHouse.COFFEE, 500, 1));
    var code = house.club.core().db.read(h -> house.club.core().redemptions.shown(h, taken)).secret().orElseThrow().code();
    house.club.core().coupons.redeem(new RequestKey("till", "x" + code), code, here, rials(1_000_000), Optional.empty());
    assertThat(house.reverse(taken, Optional.empty())).isEqualTo(new RedemptionStep.AlreadyUsed());
    assertThat(house.points(member).available()).isZero();
    assertThat(house.state(taken)).isEqualTo(Redemption.State.GRANTED);
  }

  @Test
  void aReservationIsHandedOverAtTheBranchesOfTheReward() {
    var reward = house.club.reward(house.plan(new RewardGift.Cash(rials(1_000_000)), 100, Optional.empty(), Optional.empty(),
        new Access(Optional.empty(), Set.of(), Optional.empty(), house.club.clock().instant(), Optional.empty(), Set.of(here), false)));
    var reserved = house.taken(house.member(100), reward);
    assertThat(house.fulfil(reserved, new BranchId(Ids.random()))).isEqualTo(new RedemptionStep.NotHere(Set.of(here)));
    assertThat(house.fulfil(reserved, here)).isInstanceOf(RedemptionStep.Done.class);
    assertThat(house.club.core().db.<Long>read(h -> h.createQuery("select amount from entry where account = 'PAID_OUT' and holder_id = :m")
        .bind("m", reserved.member()).mapTo(Long.class).one())).isEqualTo(100);
  }

  @Test
  void theStockIsEditedByTheDifferenceAndNeverBelowWhatIsTaken() {
    var reward = house.stocked(new RewardGift.Goods(), 0, 3);
    house.taken(house.member(0), reward);
    house.taken(house.member(0), reward);
    assertThat(edit(reward, 1)).isEqualTo(new RewardStep.StockTaken(2));
    assertThat(edit(reward, 2)).isInstanceOf(RewardStep.Done.class);
    assertThat(house.left(reward)).isZero();
    assertThat(edit(reward, 10)).isInstanceOf(RewardStep.Done.class);
    assertThat(house.left(reward)).isEqualTo(8);
  }

  @Test
  void aPlanThatNamesABranchOrAProductThatIsNotThereIsRefusedByField() {
    var nowhere = Set.of(new BranchId(UUID.randomUUID()));
    var terms = new CouponTerms(LocalText.same("cake"), new Discount.FreeItem(new ProductId(UUID.randomUUID()), Money.rials(10)), Money.rials(0), nowhere, 5);
    var here = new Access(Optional.empty(), Set.of(), Optional.empty(), house.club.clock().instant(), Optional.empty(), nowhere, true);
    var plan = house.plan(new RewardGift.Code(terms), 10, Optional.empty(), Optional.empty(), here);
    assertThat(house.club.core().rewardDesk.add(plan, house.staff))
        .isEqualTo(new RewardStep.Wrong(List.of("branches", "gift.coupon.branches", "gift.coupon.item")));
  }

  @Test
  void aPlanNamesOnlyWhatTheClubHasAndTwoRewardsShareNoCode() {
    var reward = house.stocked(RewardHouse.COFFEE, 1, 1);
    assertThat(house.club.core().rewardDesk.add(reward.plan(), house.staff)).isEqualTo(new RewardStep.CodeTaken(reward.plan().code()));
    var plan = house.plan(new RewardGift.PartnerCoupon(new club.vafa.value.CouponBatchId(Ids.random())), 5, Optional.empty(),
        Optional.empty(),
        new Access(Optional.of(new club.vafa.value.TierId(Ids.random())), Set.of("moon-people"), Optional.empty(),
            house.club.clock().instant(),
            Optional.empty(), Set.of(), false));
    assertThat(house.club.core().rewardDesk.add(plan, house.staff)).isInstanceOfSatisfying(RewardStep.Wrong.class,
        wrong -> assertThat(wrong.fields()).containsExactlyInAnyOrder("tier", "segments", "gift.batch"));
  }

  private RewardStep edit(Reward reward, long stock) {
    var now = house.club.core().rewardDesk.find(reward.id()).orElseThrow().plan();
    return house.club.core().rewardDesk.edit(reward.id(), new RewardPlan(now.code(), now.name(), now.about(), now.gift(), now.price(),
        Optional.of(stock), now.limit(), now.reservedDays(), now.access()), house.staff);
  }

  private RedemptionStep cancel(Redemption r) {
    return house.club.core().redemptions.cancel(r.code(), house.staff);
  }
}
