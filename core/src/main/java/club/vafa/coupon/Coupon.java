package club.vafa.coupon;

import club.vafa.value.BranchId;
import club.vafa.value.CouponId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A coupon of a member, without its code. It is good from {@code from} until before {@code until}; no branch named: at all of them.
public record Coupon(CouponId id, MemberId member, LocalText name, Discount discount, Money minimum, Set<BranchId> branches,
    Instant from, Instant until, CouponSource source, Instant issuedAt, Optional<Used> used) {

  /// When and where it was redeemed, on which basket, and what came off.
  public record Used(Instant at, BranchId branch, Money basket, Money discount) {}

  public boolean usableAt(Instant now) {
    return used.isEmpty() && !now.isBefore(from) && now.isBefore(until);
  }
}
