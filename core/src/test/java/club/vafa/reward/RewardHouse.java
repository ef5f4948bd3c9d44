package club.vafa.reward;

import static club.vafa.value.Money.rials;

import club.vafa.TestClub;
import club.vafa.branch.NewBranch;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Balance;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.pool.Pool;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Points;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A club with a catalogue, and what tests of it ask for.
final class RewardHouse {
  static final RewardGift.Code COFFEE = new RewardGift.Code(new CouponTerms(new LocalText("قهوهٔ مهمان ما", "Coffee on us"),
      new Discount.Off(rials(850_000)), rials(0), Set.of(), 30));

  final TestClub club;
  final StaffId staff;

  RewardHouse(TestDatabase database) {
    club = new TestClub(database);
    staff = club.staff(PredefinedRole.OWNER).staffId();
  }

  BranchId branch() {
    var code = "b-" + UUID.randomUUID().toString().substring(0, 8);
    club.core().branches.add(Actor.SYSTEM, new NewBranch(code, LocalText.same("shop"), LocalText.same(""), "", Optional.empty(), Optional.empty()));
    return club.core().branches.byCode(code).orElseThrow().id();
  }

  /// A member with so many points for ever.
  MemberId member(long points) {
    var member = club.member().id();
    if (points > 0) {
      club.points(member, points, Optional.empty());
    }
    return member;
  }

  RewardPlan plan(RewardGift gift, long price, Optional<Long> stock, Optional<RewardLimit> limit, Access access) {
    return new RewardPlan("r-" + UUID.randomUUID().toString().substring(0, 12), new LocalText("پاداش", "Reward"), LocalText.same("about"),
        gift,
        price == 0 ? Optional.empty() : Optional.of(new Points(price)), stock, limit, gift.handedOver() ? Optional.of(3)
            : Optional.empty(), access);
  }

  Reward stocked(RewardGift gift, long price, long stock) {
    return club.reward(plan(gift, price, Optional.of(stock), Optional.empty(), Access.everybody(club.clock().instant())));
  }

  Redeeming redeem(MemberId member, Reward reward) {
    return redeem(member, reward, UUID.randomUUID().toString());
  }

  Redeeming redeem(MemberId member, Reward reward, String key) {
    return club.core().db.transact(h -> Outcome.commit(club.core().rewards.redeem(h,
        new RewardWish(member, reward.id(), Optional.of(reward.version()), Optional.empty(), Optional.empty()), key)));
  }

  Redeeming atTill(MemberId member, Reward reward, BranchId branch) {
    return club.core().rewards.redeem(new RequestKey("till", UUID.randomUUID().toString()),
        new RewardWish(member, reward.id(), Optional.empty(), Optional.of(branch),
            Optional.of(staff))) instanceof Keyed.First<Redeeming>(Redeeming a) ? a : null;
  }

  Redemption taken(MemberId member, Reward reward) {
    var answer = redeem(member, reward);
    if (answer instanceof Redeeming.Taken(Redemption redemption)) {
      return redemption;
    }
    throw new AssertionError(answer);
  }

  RedemptionStep fulfil(Redemption r, BranchId branch) {
    return club.core().redemptions.fulfil(new RequestKey("till", UUID.randomUUID().toString()), r.code(), branch, staff)
        instanceof Keyed.First<RedemptionStep>(RedemptionStep a) ? a : null;
  }

  RedemptionStep reverse(Redemption r, Optional<Instant> grace) {
    return club.core().redemptions.reverse(new RequestKey("desk", UUID.randomUUID().toString()), r.code(), "a mistake", grace, staff)
        instanceof Keyed.First<RedemptionStep>(RedemptionStep a) ? a : null;
  }

  Balance points(MemberId member) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member), Unit.POINTS));
  }

  Balance credit(MemberId member) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member), Unit.CREDIT));
  }

  long left(Reward reward) {
    return club.core().db.read(h -> club.core().pools.find(h, reward.pool())).map(Pool::remaining).orElseThrow();
  }

  Redemption.State state(Redemption r) {
    return club.core().db.read(h -> club.core().redemptions.byCode(h, r.code())).orElseThrow().state();
  }
}
