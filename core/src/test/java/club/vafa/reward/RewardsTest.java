package club.vafa.reward;

import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.value.BranchId;
import club.vafa.value.GiftCardId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Points;
import club.vafa.value.TierId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RewardsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private RewardHouse house;
  private Instant now;

  @BeforeEach
  void open() {
    house = new RewardHouse(database);
    now = house.club.clock().instant();
  }

  @Test
  void aDiscountCodeIsPaidForWithPointsAndIsTheMembersOwn() {
    var member = house.member(1_000);
    var reward = house.stocked(RewardHouse.COFFEE, 300, 5);
    var taken = house.taken(member, reward);
    assertThat(taken.state()).isEqualTo(Redemption.State.GRANTED);
    assertThat(house.points(member).available()).isEqualTo(700);
    assertThat(house.left(reward)).isEqualTo(4);
    var coupons = house.club.core().db.read(h -> house.club.core().coupons.ofMember(h, member));
    assertThat(coupons).singleElement().satisfies(own -> {
      assertThat(own.coupon().id()).isEqualTo(taken.papers().coupon().orElseThrow());
      assertThat(house.club.core().db.read(h -> house.club.core().redemptions.shown(h,
          taken)).secret().orElseThrow().code()).isEqualTo(own.code());
    });
  }

  @Test
  void theLastPieceGoesToOneOfSixtyFourMembersAndTheOthersKeepTheirPoints() {
    var members = IntStream.range(0, 64).mapToObj(i -> house.member(500)).toList();
    var reward = house.stocked(RewardHouse.COFFEE, 500, 1);
    var answers = Race.of(64, i -> () -> house.redeem(members.get(i), reward));
    assertThat(answers).filteredOn(Redeeming.Taken.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(new Redeeming.SoldOut()::equals).hasSize(63);
    assertThat(house.left(reward)).isZero();
    assertThat(members.stream().mapToLong(m -> house.points(m).available()).sum()).isEqualTo(63 * 500L);
    assertThat(members.stream().mapToLong(this::coupons).sum()).isEqualTo(1);
  }

  @Test
  void theSamePointsBuyOnceWhateverManyDevicesDoAtTheSameMoment() {
    var member = house.member(500);
    var reward = house.stocked(RewardHouse.COFFEE, 500, 100);
    var answers = Race.of(64, i -> () -> house.redeem(member, reward));
    assertThat(answers).filteredOn(Redeeming.Taken.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(new Redeeming.TooFew(new Points(500), new Points(500))::equals).hasSize(63);
    assertThat(house.left(reward)).isEqualTo(99);
    assertThat(coupons(member)).isEqualTo(1);
  }

  @Test
  void theLimitPerMemberHoldsAtAnyNumberOfDevices() {
    var member = house.member(100_000);
    var reward = house.club.reward(house.plan(RewardHouse.COFFEE, 10, Optional.empty(), Optional.of(new RewardLimit(2, Optional.of(7))),
        Access.everybody(now)));
    var answers = Race.of(16, i -> () -> house.redeem(member, reward));
    // The START is 11:30 in Tehran; the seventh day after it begins at 20:30 UTC of the evening before.
    var again = Instant.parse("2026-06-07T20:30:00Z");
    assertThat(answers).filteredOn(Redeeming.Taken.class::isInstance).hasSize(2);
    assertThat(answers).filteredOn(new Redeeming.LimitReached(2, Optional.of(again))::equals).hasSize(14);
    house.club.clock().set(again.minusMillis(1));
    assertThat(house.redeem(member, reward)).isInstanceOf(Redeeming.LimitReached.class);
    house.club.clock().set(again);
    assertThat(house.redeem(member, reward)).isInstanceOf(Redeeming.Taken.class);
    assertThat(house.points(member).available()).isEqualTo(100_000 - 30);
  }

  @Test
  void theSameWishUnderTheSameKeyIsOneRedemption() {
    var member = house.member(1_000);
    var reward = house.stocked(RewardHouse.COFFEE, 100, 10);
    var first = house.redeem(member, reward, "chat:42");
    assertThat(house.redeem(member, reward, "chat:42")).isEqualTo(first);
    var key = new RequestKey("till-" + UUID.randomUUID(), "1");
    var wish = new RewardWish(member, reward.id(), Optional.empty(), Optional.empty(), Optional.of(house.staff));
    var atTill = house.club.core().rewards.redeem(key, wish);
    assertThat(house.club.core().rewards.redeem(key, wish)).isInstanceOf(Keyed.Again.class);
    assertThat(atTill).isInstanceOf(Keyed.First.class);
    assertThat(house.points(member).available()).isEqualTo(800);
    assertThat(house.left(reward)).isEqualTo(8);
  }

  @Test
  void aRefusedWishChangesNothingThoughItsTransactionIsCommitted() {
    var member = house.member(100);
    var batch = house.club.core().partnerCodes.open(house.plan(RewardHouse.COFFEE, 1, Optional.empty(), Optional.empty(),
        Access.everybody(now)).name(),
        Optional.empty(), now.plus(Duration.ofDays(9)), house.staff);
    var id = ((club.vafa.coupon.BatchStep.Done) batch).batch().id();
    // The points are paid before it shows that no code is left.
    var reward = house.club.reward(new RewardGift.PartnerCoupon(id), 100);
    assertThat(house.redeem(member, reward)).isEqualTo(new Redeeming.SoldOut());
    assertThat(house.points(member)).satisfies(balance -> assertThat(balance.posted()).isEqualTo(100));
    assertThat(house.club.core().db.<Long>read(h -> h.createQuery("select count(*) from transfer where holder_id = :m").bind("m", member)
        .mapTo(Long.class).one())).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsSaidAndADebtBlocksEvenACheapReward() {
    assertThat(house.redeem(house.member(120), house.club.reward(RewardHouse.COFFEE, 500)))
        .isEqualTo(new Redeeming.TooFew(new Points(500), new Points(380)));
    assertThat(house.redeem(house.member(0), house.club.reward(RewardHouse.COFFEE, 1))).isEqualTo(new Redeeming.TooFew(new Points(1),
        new Points(1)));
    assertThat(house.redeem(house.member(0), house.club.reward(RewardHouse.COFFEE, 0))).isInstanceOf(Redeeming.Taken.class);
  }

  @Test
  void expiredPointsCannotBuyARewardWhetherAJobRanOrNot() {
    var member = house.member(0);
    house.club.points(member, 500, Optional.of(now.plus(Duration.ofHours(1))));
    var reward = house.club.reward(RewardHouse.COFFEE, 500);
    house.club.clock().advance(Duration.ofHours(1));
    assertThat(house.redeem(member, reward)).isEqualTo(new Redeeming.TooFew(new Points(500), new Points(500)));
  }

  @Test
  void aRewardIsGoodFromItsFirstMomentUntilBeforeItsLast() {
    var member = house.member(1_000);
    var from = now.plus(Duration.ofDays(1));
    var until = now.plus(Duration.ofDays(2));
    var reward = house.club.reward(house.plan(RewardHouse.COFFEE, 10, Optional.empty(), Optional.empty(),
        new Access(Optional.empty(), Set.of(), Optional.empty(), from, Optional.of(until), Set.of(), false)));
    assertThat(house.redeem(member, reward)).isEqualTo(new Redeeming.NotYet(from));
    house.club.clock().set(from);
    assertThat(house.redeem(member, reward)).isInstanceOf(Redeeming.Taken.class);
    house.club.clock().set(until);
    assertThat(house.redeem(member, reward)).isEqualTo(new Redeeming.Ended(until));
  }

  @Test
  void aLevelsMembersMayHaveItEarlierAndTheOthersAreToldFromWhichLevelAndUntilWhen() {
    var silver = tier(1);
    var gold = tier(2);
    var member = house.member(1_000);
    var from = now.plus(Duration.ofDays(10));
    var early = house.club.reward(house.plan(RewardHouse.COFFEE, 10, Optional.empty(), Optional.empty(),
        new Access(Optional.empty(), Set.of(), Optional.of(new EarlyAccess(silver, now)), from, Optional.empty(), Set.of(), false)));
    var only = house.club.reward(house.plan(RewardHouse.COFFEE, 10, Optional.empty(), Optional.empty(),
        new Access(Optional.of(gold), Set.of(), Optional.empty(), now, Optional.empty(), Set.of(), false)));
    var names = house.club.core().tiers.programme();
    assertThat(house.redeem(member, early)).isEqualTo(new Redeeming.OnlyFromTier(names.byId(silver).orElseThrow().name(),
        Optional.of(from)));
    assertThat(house.redeem(member, only)).isEqualTo(new Redeeming.OnlyFromTier(names.byId(gold).orElseThrow().name(), Optional.empty()));
    reach(member, silver);
    assertThat(house.redeem(member, early)).isInstanceOf(Redeeming.Taken.class);
    assertThat(house.redeem(member, only)).isInstanceOf(Redeeming.OnlyFromTier.class);
    reach(member, gold);
    assertThat(house.redeem(member, early)).isInstanceOf(Redeeming.Taken.class);
    assertThat(house.redeem(member, only)).isInstanceOf(Redeeming.Taken.class);
    house.club.clock().set(from);
    assertThat(house.redeem(house.member(1_000), early)).isInstanceOf(Redeeming.Taken.class);
  }

  @Test
  void aRewardForAGroupIsForItsMembersAlone() {
    var english = house.club.reward(house.plan(RewardHouse.COFFEE, 10, Optional.empty(), Optional.empty(),
        new Access(Optional.empty(), Set.of("speaks-en"), Optional.empty(), now, Optional.empty(), Set.of(), false)));
    var persian = house.club.reward(house.plan(RewardHouse.COFFEE, 10, Optional.empty(), Optional.empty(),
        new Access(Optional.empty(), Set.of("speaks-fa", "speaks-en"), Optional.empty(), now, Optional.empty(), Set.of(), false)));
    var member = house.member(1_000);
    assertThat(house.redeem(member, english)).isEqualTo(new Redeeming.NotForYou());
    assertThat(house.redeem(member, persian)).isInstanceOf(Redeeming.Taken.class);
    assertThat(catalogue(member)).extracting(open -> open.reward().id()).contains(persian.id()).doesNotContain(english.id());
  }

  @Test
  void whatStaffGiveIsNotTakenByMembersAndHasItsBranches() {
    var thanks = house.club.reward(house.plan(new RewardGift.Soft(RewardGift.Soft.Way.THANKS, RewardHouse.COFFEE.terms().name()), 0,
        Optional.empty(),
        Optional.empty(), new Access(Optional.empty(), Set.of(), Optional.empty(), now, Optional.empty(), Set.of(), true)));
    var member = house.member(0);
    assertThat(house.redeem(member, thanks)).isEqualTo(new Redeeming.GivenByStaff());
    assertThat(house.atTill(member, thanks, branch())).isInstanceOf(Redeeming.Taken.class);
    var here = branch();
    var local = house.club.reward(house.plan(RewardHouse.COFFEE, 0, Optional.empty(), Optional.empty(),
        new Access(Optional.empty(), Set.of(), Optional.empty(), now, Optional.empty(), Set.of(here), false)));
    assertThat(house.atTill(member, local, branch())).isEqualTo(new Redeeming.NotHere(Set.of(here)));
    assertThat(house.atTill(member, local, here)).isInstanceOf(Redeeming.Taken.class);
  }

  @Test
  void whatWasChangedSinceTheMemberSawItIsNotTakenUnseen() {
    var member = house.member(1_000);
    var seen = house.club.reward(RewardHouse.COFFEE, 100);
    var dearer = new RewardPlan(seen.plan().code(), seen.plan().name(), seen.plan().about(), seen.plan().gift(),
        Optional.of(new Points(900)),
        Optional.empty(), Optional.empty(), Optional.empty(), seen.plan().access());
    house.club.core().rewardDesk.edit(seen.id(), dearer, house.staff);
    assertThat(house.redeem(member, seen)).isInstanceOfSatisfying(Redeeming.Changed.class,
        c -> assertThat(c.now().plan().points()).isEqualTo(900));
    assertThat(house.points(member).available()).isEqualTo(1_000);
    house.club.core().rewardDesk.end(seen.id(), "season over", house.staff);
    assertThat(house.redeem(member, house.club.core().rewardDesk.find(seen.id()).orElseThrow())).isEqualTo(new Redeeming.Ended(now));
  }

  @Test
  void theCatalogueShowsFirstWhatCanBeHadThenTheRestWithItsReason() {
    var member = house.member(250);
    var dear = house.club.reward(RewardHouse.COFFEE, 9_000);
    var cheap = house.club.reward(RewardHouse.COFFEE, 200);
    var gone = house.stocked(RewardHouse.COFFEE, 100, 0);
    var far = house.club.reward(house.plan(RewardHouse.COFFEE, 10, Optional.empty(), Optional.empty(),
        Access.everybody(now.plus(Duration.ofDays(15)))));
    var mine = Set.of(dear.id(), cheap.id(), gone.id(), far.id());
    var shown = catalogue(member).stream().filter(open -> mine.contains(open.reward().id())).toList();
    assertThat(shown).extracting(open -> open.reward().id()).containsExactly(cheap.id(), gone.id(), dear.id());
    assertThat(shown).extracting(open -> open.whyNot().orElse(null)).containsExactly(null, new Redeeming.SoldOut(),
        new Redeeming.TooFew(new Points(9_000), new Points(8_750)));
  }

  @Test
  void creditIsMoneyInTheMembersBooksAndAGiftCardHasACode() {
    var member = house.member(1_000);
    house.taken(member, house.club.reward(new RewardGift.Credit(rials(500_000), Optional.of(30)), 100));
    assertThat(house.credit(member).available()).isEqualTo(500_000);
    var card = house.taken(member, house.club.reward(new RewardGift.Card(rials(2_000_000), Optional.of(90)), 100));
    var code = house.club.core().db.read(h -> house.club.core().redemptions.shown(h, card)).secret().orElseThrow().code();
    Optional<GiftCardId> found = house.club.core().db.read(h -> house.club.core().giftCardBook.find(h, code));
    assertThat(found).isEqualTo(card.papers().giftCard());
    assertThat(house.credit(member).available()).isEqualTo(500_000);
  }

  private List<OpenReward> catalogue(MemberId member) {
    return house.club.core().db.read(h -> house.club.core().rewards.catalogue(h, member));
  }

  private long coupons(MemberId member) {
    return house.club.core().db.read(h -> house.club.core().coupons.ofMember(h, member)).size();
  }

  private TierId tier(int rank) {
    return house.club.core().tiers.programme().tiers().get(rank).id();
  }

  private void reach(MemberId member, TierId tier) {
    house.club.core().db.transact(h -> Outcome.commit(h.createUpdate("""
        insert into member_tier (member_id, tier_id, since) values (:m, :t, :now) on conflict (member_id) do update set tier_id = excluded.tier_id
        """).bind("m", member).bind("t", tier).bind("now", now).execute()));
  }

  private BranchId branch() {
    return house.branch();
  }
}
