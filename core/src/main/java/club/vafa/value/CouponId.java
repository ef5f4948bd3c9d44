package club.vafa.value;

import java.util.UUID;

/** A coupon; its code is something else, and secret. */
public record CouponId(UUID value) {
  public static CouponId parse(String text) {
    return new CouponId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
