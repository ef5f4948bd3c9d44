package club.vafa.coupon;

/// A coupon with its code as its member is shown it: XXXX-XXXX-XXXX-XXXX.
public record OwnCoupon(Coupon coupon, String code) {}
