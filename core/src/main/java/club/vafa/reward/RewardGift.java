package club.vafa.reward;

import club.vafa.coupon.CouponTerms;
import club.vafa.value.CouponBatchId;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/// What a reward gives.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RewardGift.Code.class, name = "code"),
    @JsonSubTypes.Type(value = RewardGift.Goods.class, name = "goods"),
    @JsonSubTypes.Type(value = RewardGift.Credit.class, name = "credit"),
    @JsonSubTypes.Type(value = RewardGift.Card.class, name = "giftcard"),
    @JsonSubTypes.Type(value = RewardGift.Cash.class, name = "cash"),
    @JsonSubTypes.Type(value = RewardGift.PartnerCoupon.class, name = "partner"),
    @JsonSubTypes.Type(value = RewardGift.Gathering.class, name = "gathering"),
    @JsonSubTypes.Type(value = RewardGift.Donation.class, name = "donation"),
    @JsonSubTypes.Type(value = RewardGift.Priority.class, name = "priority"),
    @JsonSubTypes.Type(value = RewardGift.Soft.class, name = "soft")})
public sealed interface RewardGift {
  int VALID_DAYS_MAX = 3_660;

  /// A discount code of the club's own: a percentage, an amount, or a product for nothing.
  record Code(CouponTerms terms) implements RewardGift {}

  /// Something that is handed over at a branch.
  record Goods() implements RewardGift {}

  /// Money in the club's books, usable until the end of so many days after today; for ever where no number stands.
  record Credit(Money amount, Optional<Integer> validDays) implements RewardGift {
    public Credit {
      positive(amount);
      days(validDays);
    }
  }

  /// A gift card, which whoever has its code can use.
  record Card(Money amount, Optional<Integer> validDays) implements RewardGift {
    public Card {
      positive(amount);
      days(validDays);
    }
  }

  /// Money that is paid out by hand, and recorded.
  record Cash(Money amount) implements RewardGift {
    public Cash {
      positive(amount);
    }
  }

  /// One of a partner's own codes.
  record PartnerCoupon(CouponBatchId batch) implements RewardGift {}

  /// A place at a gathering.
  record Gathering(LocalText place, Instant at) implements RewardGift {}

  /// Money that the club gives to a cause.
  record Donation(LocalText cause, Money amount) implements RewardGift {
    public Donation {
      positive(amount);
    }
  }

  /// Served before others for so many days.
  record Priority(int days) implements RewardGift {
    public Priority {
      if (days < 1) {
        throw new IllegalArgumentException("priority lasts at least a day: " + days);
      }
      RewardGift.days(Optional.of(days));
    }
  }

  /// Thanks, recognition or early news, in words. It has no price.
  record Soft(Way way, LocalText words) implements RewardGift {
    public enum Way { THANKS, RECOGNITION, EARLY_NEWS }
  }

  /// Whether a person of the staff has to do something before it is given.
  default boolean handedOver() {
    return this instanceof Goods || this instanceof Cash;
  }

  private static void positive(Money amount) {
    if (amount.amount() == 0) {
      throw new IllegalArgumentException("a reward of nothing");
    }
  }

  private static void days(Optional<Integer> days) {
    if (days.isPresent() && (days.get() < 0 || days.get() > VALID_DAYS_MAX)) {
      throw new IllegalArgumentException("a reward is valid for 0 to " + VALID_DAYS_MAX + " days after today: " + days.get());
    }
  }
}
