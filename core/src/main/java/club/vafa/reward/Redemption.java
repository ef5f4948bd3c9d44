package club.vafa.reward;

import club.vafa.value.GiftCardId;
import club.vafa.value.HoldId;
import club.vafa.value.BranchId;
import club.vafa.value.CouponId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.RedemptionId;
import club.vafa.value.RewardId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.Optional;

/// A reward that a member took, as the reward was then. The code is what the member shows at a branch; it opens nothing by itself.
public record Redemption(MemberId member, RedemptionId id, RewardId reward, String code, int version, LocalText name, RewardGift gift,
    long points,
    boolean stocked, State state, Papers papers, Optional<BranchId> branch, Instant at, Optional<Instant> until,
        Optional<Instant> endedAt) {

  /// Reserved: the points are held and a piece of the stock is kept. The other three give both back.
  public enum State { RESERVED, GRANTED, CANCELLED, EXPIRED, REVERSED }

  /// What it made elsewhere: the hold, the spending of the points, the credit, the coupon, the gift card.
  public record Papers(Optional<HoldId> hold, Optional<TransferId> spending, Optional<TransferId> credit, Optional<CouponId> coupon,
      Optional<GiftCardId> giftCard) {
    static final Papers NONE = new Papers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Papers hold(HoldId id) {
      return new Papers(Optional.of(id), spending, credit, coupon, giftCard);
    }

    Papers spending(TransferId id) {
      return new Papers(hold, Optional.of(id), credit, coupon, giftCard);
    }

    Papers credit(TransferId id) {
      return new Papers(hold, spending, Optional.of(id), coupon, giftCard);
    }

    Papers coupon(CouponId id) {
      return new Papers(hold, spending, credit, Optional.of(id), giftCard);
    }

    Papers giftCard(GiftCardId id) {
      return new Papers(hold, spending, credit, coupon, Optional.of(id));
    }
  }

  Redemption with(Papers made) {
    return new Redemption(member, id, reward, code, version, name, gift, points, stocked, state, made, branch, at, until, endedAt);
  }

  Redemption ended(State how, Instant when) {
    return new Redemption(member, id, reward, code, version, name, gift, points, stocked, how, papers, branch, at, until,
        Optional.of(when));
  }

  Redemption at(Optional<BranchId> place) {
    return new Redemption(member, id, reward, code, version, name, gift, points, stocked, state, papers, place, at, until, endedAt);
  }
}
