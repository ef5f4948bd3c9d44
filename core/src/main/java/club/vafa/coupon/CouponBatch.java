package club.vafa.coupon;

import club.vafa.value.CouponBatchId;
import club.vafa.value.LocalText;
import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.Optional;

/// A batch of codes. One that the club makes itself says what each of its codes takes off; a partner's codes say so where they are
/// redeemed. So many of
/// the wanted ones are there already; the codes have been downloaded so many times.
public record CouponBatch(CouponBatchId id, Kind kind, LocalText name, Optional<BatchTerms> terms, int wanted, int made, Instant from,
    Instant until,
    Optional<PartnerId> partner, StaffId createdBy, Instant createdAt, int downloads, Optional<Instant> voidedAt) {

  public enum Kind { MADE, IMPORTED }

  public enum State { MAKING, READY, VOIDED }

  public State state() {
    return voidedAt.isPresent() ? State.VOIDED : made < wanted ? State.MAKING : State.READY;
  }
}
