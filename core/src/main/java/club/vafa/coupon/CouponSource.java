package club.vafa.coupon;

import java.util.Optional;
import java.util.UUID;

/// For what a coupon was given: the kind of thing, and its id where it has one.
public record CouponSource(Kind kind, Optional<UUID> id) {

  public enum Kind { GAME, AWARD, GREETING, CAMPAIGN, STAFF, WELCOME, REWARD, RULE, BATCH }

  public static CouponSource of(Kind kind, UUID id) {
    return new CouponSource(kind, Optional.of(id));
  }
}
