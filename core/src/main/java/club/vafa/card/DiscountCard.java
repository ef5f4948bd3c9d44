package club.vafa.card;

import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A standing percentage off every basket, without its code; of one member, or of whoever has the code. It is good from {@code from} until before
 * {@code until} (for ever where empty); no branch named: at all of them.
 */
public record DiscountCard(UUID id, Optional<MemberId> member, LocalText name, int percent, Set<BranchId> branches, Instant from,
    Optional<Instant> until, boolean blocked, Instant issuedAt) {

  /** What comes off this basket, rounded down to the currency's smallest unit. */
  public Money on(Money basket) {
    // Whole hundreds first, so that no basket is too large for the product.
    return new Money(Math.addExact(basket.amount() / 100 * percent, basket.amount() % 100 * percent / 100), basket.currency());
  }
}
