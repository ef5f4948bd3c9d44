package club.vafa.coupon;

import club.vafa.value.Money;
import java.util.Optional;

/// What a till is told about a code before it redeems it. Nothing is changed by asking, save that unknown codes are counted.
public sealed interface CouponCheck {

  /// It is good here and now; the discount where a basket was named.
  record Good(Coupon coupon, Optional<Money> discount) implements CouponCheck {}

  record Bad(Redemption.Refused why) implements CouponCheck {}
}
