package club.vafa.ledger;

import club.vafa.value.LotId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.Optional;

/// An open lot of a locked balance. Free is what no hold has set aside.
record Lot(LotId id, TransferId earnedBy, long amount, long remaining, long held, Optional<Instant> expiresAt,
    Optional<Instant> availableFrom, Optional<HolderId> firstHolder) {

  long free() {
    return remaining - held;
  }

  boolean lapsed(Instant now) {
    return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
  }

  boolean pending(Instant now) {
    return !lapsed(now) && availableFrom.filter(start -> start.isAfter(now)).isPresent();
  }

  boolean spendable(Instant now) {
    return !lapsed(now) && !pending(now);
  }
}
