package club.vafa.web.api;

import club.vafa.earning.Basket;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.value.LocalText;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.util.Optional;

/** What a rule gives, on the wire: the fields of its kind. */
public record RuleGift(
    @Doc(value = "Points for each so much paid, a fixed number of points, a multiplier of those two, credit fixed or for each so much paid, or a "
        + "discount code.", example = "per_amount") Kind kind,
    @Doc(value = "So many points, for per_amount and fixed.", example = "1", min = 1, max = RuleDraft.POINTS_MAX) Optional<Long> points,
    @Doc(value = "For each so much paid, in the currency's smallest unit, for per_amount and credit_per_amount.", example = "100000", min = 1,
        max = Basket.PAID_MAX) Optional<Long> per,
    @Doc(value = "The plain points times so much percent, for multiplier.", min = 101, max = RuleDraft.PERCENT_MAX) Optional<Integer> percent,
    @Doc(value = "So much credit in the smallest unit, for credit and credit_per_amount.", min = 1, max = Basket.PAID_MAX) Optional<Long> amount,
    @Doc("The discount code, for coupon.") Optional<CouponGift> coupon) {

  /** What a rule can give. */
  public enum Kind { PER_AMOUNT, FIXED, MULTIPLIER, CREDIT, CREDIT_PER_AMOUNT, COUPON }

  /** A discount code of the member's own: percent or off. */
  public record CouponGift(
      @Doc("What it is called.") LocalText name,
      @Doc(value = "So much percent off a basket.", example = "10", min = 1, max = 100) Optional<Integer> percent,
      @Doc(value = "At most so much off, with percent.", min = 1, max = Basket.PAID_MAX) Optional<Long> upTo,
      @Doc(value = "So much off, in the smallest unit.", min = 1, max = Basket.PAID_MAX) Optional<Long> off,
      @Doc(value = "On baskets from here on.", min = 0, max = Basket.PAID_MAX) Optional<Long> minimum,
      @Doc(value = "Good for so many days after the day of giving.", example = "30", min = 0, max = 3_660) int validDays) {
    public CouponGift {
      if (percent.isPresent() == off.isPresent()) {
        throw new WrongField("percent", "percent_or_off");
      }
      if (upTo.isPresent() && percent.isEmpty()) {
        throw new WrongField("upTo", "not_with_this_kind");
      }
    }
  }

  public RuleGift {
    need(points.isPresent(), kind == Kind.PER_AMOUNT || kind == Kind.FIXED, "points");
    need(per.isPresent(), kind == Kind.PER_AMOUNT || kind == Kind.CREDIT_PER_AMOUNT, "per");
    need(percent.isPresent(), kind == Kind.MULTIPLIER, "percent");
    need(amount.isPresent(), kind == Kind.CREDIT || kind == Kind.CREDIT_PER_AMOUNT, "amount");
    need(coupon.isPresent(), kind == Kind.COUPON, "coupon");
  }

  private static void need(boolean given, boolean wanted, String field) {
    if (given != wanted) {
      throw new WrongField(field, wanted ? "required" : "not_with_this_kind");
    }
  }

  Gift gift() {
    return switch (kind) {
      case PER_AMOUNT -> new Gift.PerAmount(points.orElseThrow(), per.orElseThrow());
      case FIXED -> new Gift.Fixed(points.orElseThrow());
      case MULTIPLIER -> new Gift.Multiplier(percent.orElseThrow());
      case CREDIT -> new Gift.Credit(amount.orElseThrow());
      case CREDIT_PER_AMOUNT -> new Gift.CreditPerAmount(amount.orElseThrow(), per.orElseThrow());
      case COUPON -> coupon.map(c -> new Gift.Coupon(c.name(), c.percent(), c.upTo(), c.off(), c.minimum().orElse(0L), c.validDays())).orElseThrow();
    };
  }

  static RuleGift of(Gift gift) {
    return switch (gift) {
      case Gift.PerAmount(long points, long per) -> of(Kind.PER_AMOUNT, Optional.of(points), Optional.of(per), Optional.empty());
      case Gift.Fixed(long points) -> of(Kind.FIXED, Optional.of(points), Optional.empty(), Optional.empty());
      case Gift.Multiplier(int percent) -> new RuleGift(Kind.MULTIPLIER, Optional.empty(), Optional.empty(), Optional.of(percent), Optional.empty(),
          Optional.empty());
      case Gift.Credit(long amount) -> of(Kind.CREDIT, Optional.empty(), Optional.empty(), Optional.of(amount));
      case Gift.CreditPerAmount(long amount, long per) -> of(Kind.CREDIT_PER_AMOUNT, Optional.empty(), Optional.of(per), Optional.of(amount));
      case Gift.Coupon c -> new RuleGift(Kind.COUPON, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.of(new CouponGift(c.name(), c.percent(), c.upTo(), c.off(), Optional.of(c.minimum()), c.validDays())));
    };
  }

  private static RuleGift of(Kind kind, Optional<Long> points, Optional<Long> per, Optional<Long> amount) {
    return new RuleGift(kind, points, per, Optional.empty(), amount, Optional.empty());
  }
}
