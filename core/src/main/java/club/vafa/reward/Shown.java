package club.vafa.reward;

import club.vafa.coupon.OwnCoupon;
import java.time.Instant;
import java.util.Optional;

/// A redemption with what only its member is shown: the discount code, a partner's code or that of a gift card, and until when it is good.
public record Shown(Redemption redemption, Optional<Secret> secret, Optional<OwnCoupon> coupon) {

  /// A code to be used, and before when.
  public record Secret(String code, Optional<Instant> until) {
    @Override
    public String toString() {
      return "Secret[…]";
    }
  }
}
