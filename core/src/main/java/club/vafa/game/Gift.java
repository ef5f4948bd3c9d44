package club.vafa.game;

import club.vafa.coupon.CouponTerms;
import club.vafa.value.Points;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// What a prize gives.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Gift.OfPoints.class, name = "points"),
    @JsonSubTypes.Type(value = Gift.OfCoupon.class, name = "coupon"),
    @JsonSubTypes.Type(value = Gift.Nothing.class, name = "nothing")})
public sealed interface Gift {

  int VALID_DAYS_MAX = 3_660;

  /// Points, usable until the end of so many days after today; for ever where no number stands.
  record OfPoints(Points points, Optional<Integer> validDays) implements Gift {
    public OfPoints {
      if (validDays.isPresent() && (validDays.get() < 0 || validDays.get() > VALID_DAYS_MAX)) {
        throw new IllegalArgumentException("points are valid for 0 to " + VALID_DAYS_MAX + " days after today: " + validDays.get());
      }
    }
  }

  /// A discount code.
  record OfCoupon(CouponTerms terms) implements Gift {}

  /// No win.
  record Nothing() implements Gift {}

  /// Whether it is worth anything to the member.
  default boolean hasValue() {
    return switch (this) {
      case OfPoints(Points points, var days) -> points.amount() > 0;
      case OfCoupon coupon -> true;
      case Nothing nothing -> false;
    };
  }
}
