package club.vafa.coupon;

import club.vafa.value.BranchId;
import club.vafa.value.CouponId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A coupon without its code: a member's, or of a batch and nobody's in particular. It is good from {@code from} until before {@code
/// until}; no branch
/// named: at all of them.
public record Coupon(CouponId id, Optional<MemberId> member, LocalText name, Discount discount, Money minimum, Set<BranchId> branches,
    Instant from, Instant until, CouponSource source, Instant issuedAt, Optional<Used> used, Optional<Instant> voidedAt) {

  /// When and where it was redeemed, on which basket, and what came off.
  public record Used(Instant at, BranchId branch, Money basket, Money discount) {}

  public boolean usableAt(Instant now) {
    return used.isEmpty() && voidedAt.isEmpty() && !now.isBefore(from) && now.isBefore(until);
  }
}
