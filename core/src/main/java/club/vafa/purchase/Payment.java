package club.vafa.purchase;

import club.vafa.ledger.HolderId;
import club.vafa.value.CouponId;
import club.vafa.value.TransferId;
import java.util.Optional;
import java.util.UUID;

/// What one means beside money paid of a sale: units are points or the currency's smallest unit, value is in the latter, returned is of the
/// units. A discount has no holder, whose lots paid, and no transfer.
/// The subject is the gift card, coupon or discount card.
public record Payment(int line, Means means, long units, long value, Optional<HolderId> holderId, Optional<TransferId> transferId,
    long returned, Optional<UUID> subjectId) {

  /// Which coupon it was, where it was one.
  Optional<CouponId> couponId() {
    return subjectId.filter(id -> means == Means.COUPON).map(CouponId::new);
  }
}
