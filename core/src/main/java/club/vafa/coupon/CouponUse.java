package club.vafa.coupon;

import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.util.Optional;

/// A code as it was typed, used at a branch on a basket; who buys and who served, where that is known.
public record CouponUse(String typed, BranchId branch, Basket basket, Optional<MemberId> buyer, Optional<StaffId> by) {}
