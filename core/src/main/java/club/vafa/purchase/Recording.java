package club.vafa.purchase;

import club.vafa.card.DiscountCheck;
import club.vafa.coupon.Redemption;
import club.vafa.giftcard.Paying;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.RuleId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a sale that a till told of.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Recording.Recorded.class, name = "recorded"))
public sealed interface Recording {

  /// Recorded: what was earned and why, the level after it, and the posted balance of points after it; then what credit was earned (the
  /// lines count the currency's smallest unit) and which coupons follow.
  record Recorded(PurchaseId purchase, MemberId member, String branch, Money paid, long points, List<Line> lines, long nthPurchase,
      Level level, boolean risen, long balance, Instant at, List<Line> credits, List<LocalText> coupons,
          Optional<Bill> bill) implements Recording {
    /// Answers of the first release know neither credit nor coupons.
    public Recorded {
      credits = Optional.ofNullable(credits).orElse(List.of());
      coupons = Optional.ofNullable(coupons).orElse(List.of());
    }
  }

  /// What one rule gave; no rule is the multiplier of the member's level. No expiry: permanent. Available from: the end of the refund
  /// window.
  record Line(Optional<RuleId> rule, int version, LocalText name, long points, Optional<Instant> expiresAt,
      Optional<Instant> availableFrom) {}

  record Level(String code, LocalText name) {}

  record UnknownMember() implements Recording {}

  record UnknownBranch(String code) implements Recording {}

  record BranchClosed(String code) implements Recording {}

  record UnknownTill(String till) implements Recording {}

  record TillBlocked(String till) implements Recording {}

  record UnknownProduct(String code) implements Recording {}

  record WrongCurrency(String expected) implements Recording {}

  record NothingSold() implements Recording {}

  record PaidMoreThanItems(Money items) implements Recording {}

  record TooLarge(Money limit) implements Recording {}

  record InTheFuture(Instant now) implements Recording {}

  record TooLongAgo(int daysMax) implements Recording {}

  /// Points pay at least and at most so much of this sale.
  record PointsOutOfShare(Money least, Money most) implements Recording {}

  /// More than is to be paid after the discounts.
  record PaysTooMuch(Money due) implements Recording {}

  record TooFewPoints(long missing) implements Recording {}

  record TooLittleCredit(Money missing) implements Recording {}

  record CouponRefused(Redemption.Refused why) implements Recording {}

  record DiscountCardRefused(DiscountCheck.Bad why) implements Recording {}

  record GiftCardRefused(Paying.Refused why) implements Recording {}

  /// The branch has told of this receipt before, under another key.
  record ReceiptTaken(PurchaseId purchase) implements Recording {}
}
