package club.vafa.giftcard;

import club.vafa.ledger.HolderId;
import club.vafa.value.BranchId;
import club.vafa.value.GiftCardId;
import java.time.Instant;
import java.util.Optional;

/// A gift card, without its code and without what it holds; branch is where it was sold.
public record GiftCard(GiftCardId id, GiftCardStatus status, Optional<BranchId> branch, Instant issuedAt) {

  public HolderId holder() {
    return HolderId.of(id);
  }
}
