package club.vafa.greeting;

import club.vafa.coupon.CouponTerms;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What goes with a greeting. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GreetingGift.None.class, name = "NONE"),
    @JsonSubTypes.Type(value = GreetingGift.Points.class, name = "POINTS"),
    @JsonSubTypes.Type(value = GreetingGift.Coupon.class, name = "COUPON")})
public sealed interface GreetingGift {
  int DAYS_MAX = 3_660;
  long POINTS_MAX = 1_000_000;

  record None() implements GreetingGift {
  }

  /** So many points, good until the end of the day so many days after today. */
  record Points(long points, int days) implements GreetingGift {
    public Points {
      if (points < 1 || points > POINTS_MAX || days < 1 || days > DAYS_MAX) {
        throw new IllegalArgumentException("a gift of " + points + " points for " + days + " days");
      }
    }
  }

  /** A discount code of the member's own. */
  record Coupon(CouponTerms terms) implements GreetingGift {
  }
}
