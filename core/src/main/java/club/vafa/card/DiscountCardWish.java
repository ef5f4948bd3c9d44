package club.vafa.card;

import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A discount card to be: from when (at once where it is left out) and until when (for ever). */
public record DiscountCardWish(Optional<MemberId> member, LocalText name, int percent, Set<BranchId> branches, Optional<Instant> from,
    Optional<Instant> until) {
  public DiscountCardWish {
    branches = Set.copyOf(branches);
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("a discount is 1 to 100 percent: " + percent);
    }
  }
}
