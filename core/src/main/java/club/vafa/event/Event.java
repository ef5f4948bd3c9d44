package club.vafa.event;

import club.vafa.request.RequestKey;
import club.vafa.value.BranchId;
import club.vafa.value.CouponId;
import club.vafa.value.GameId;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PlayId;
import club.vafa.value.Points;
import club.vafa.value.PurchaseId;
import club.vafa.value.RedemptionId;
import club.vafa.value.RefundId;
import club.vafa.value.RuleId;
import club.vafa.value.RewardId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that happened to a member. Each kind is stored under its simple name.
public sealed interface Event {

  MemberId member();

  Instant at();

  record MemberJoined(MemberId member, String how, Instant at) implements Event {}

  record ConsentChanged(MemberId member, String channel, String kind, boolean granted, Instant at) implements Event {}

  record ReachChanged(MemberId member, String channel, boolean reachable, Instant at) implements Event {}

  /// What the till was answered is kept with its request; a purchase without one was brought in later, as history.
  record PurchaseRecorded(MemberId member, PurchaseId purchase, BranchId branch, Money paid, long points, Optional<RequestKey> answered,
      Instant at) implements Event {}

  /// A purchase of before, brought in from a file: history, in which nobody reacts to anything. What asks for it is what keeps count of the past.
  record PurchaseImported(MemberId member, PurchaseId purchase, BranchId branch, Money paid, long points, Instant at) implements Event {}

  /// Whole: nothing is left of the purchase.
  record PurchaseRefunded(MemberId member, PurchaseId purchase, RefundId refund, BranchId branch, Money amount, long points, boolean whole,
      Instant at) implements Event {}

  record TierChanged(MemberId member, Optional<TierId> before, TierId now, Instant at) implements Event {}

  record CouponRedeemed(MemberId member, CouponId coupon, BranchId branch, Money discount, Instant at) implements Event {}

  record PlayFinished(MemberId member, GameId game, PlayId play, Instant at) implements Event {}

  /// The profile has what the club asks for: a name, a language and a birthday.
  record ProfileCompleted(MemberId member, Instant at) implements Event {}

  record Visited(MemberId member, BranchId branch, Instant at) implements Event {}

  /// The member told about a purchase; the subject is what was told, by its id.
  record FeedbackGiven(MemberId member, Optional<BranchId> branch, UUID subject, Instant at) implements Event {}

  /// A friend's first purchase has passed its refund window.
  record FriendQualified(MemberId member, MemberId friend, Instant at) implements Event {}

  /// A version of a rule gives a coupon for something that has an id of its own: a purchase, say.
  record CouponEarned(MemberId member, RuleId rule, int version, UUID source, Instant at) implements Event {}

  record RewardGranted(MemberId member, RewardId reward, RedemptionId redemption, Points points, Instant at) implements Event {}

  record RewardReversed(MemberId member, RewardId reward, RedemptionId redemption, Instant at) implements Event {}
}
