package club.vafa.ledger;

import club.vafa.value.BranchId;
import java.time.Instant;
import java.util.Optional;

/// The terms of a lot: usable before `expiresAt` (for ever where empty), from `availableFrom` on (at once where empty), funded by a branch,
/// a partner or else the club. Worth is what 1,000 of it are worth in the currency's smallest unit, where it is not the club's own value of
/// a point.
public record LotTerms(Optional<Instant> expiresAt, Optional<Instant> availableFrom, Optional<Funder> funder, Optional<Long> worth) {

  public static final LotTerms PERMANENT = new LotTerms(Optional.empty(), Optional.empty(), Optional.empty());

  public LotTerms(Optional<Instant> expiresAt, Optional<Instant> availableFrom, Optional<Funder> funder) {
    this(expiresAt, availableFrom, funder, Optional.empty());
  }

  public static LotTerms until(Instant expiresAt) {
    return new LotTerms(Optional.of(expiresAt), Optional.empty(), Optional.empty());
  }

  public static LotTerms of(BranchId funder) {
    return new LotTerms(Optional.empty(), Optional.empty(), Optional.of(Funder.of(funder)));
  }
}
