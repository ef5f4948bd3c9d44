package club.vafa.ledger;

import club.vafa.value.BranchId;
import java.time.Instant;
import java.util.Optional;

/// The terms of a lot: usable before `expiresAt` (for ever where empty), from `availableFrom` on (at once where empty), funded by a branch or by the club.
public record LotTerms(Optional<Instant> expiresAt, Optional<Instant> availableFrom, Optional<BranchId> funder) {

  public static final LotTerms PERMANENT = new LotTerms(Optional.empty(), Optional.empty(), Optional.empty());

  public static LotTerms until(Instant expiresAt) {
    return new LotTerms(Optional.of(expiresAt), Optional.empty(), Optional.empty());
  }
}
