package club.vafa.ledger;

import java.time.Instant;
import java.util.Optional;

/// A holder's balance at a moment. Posted is the sum of the entries; available is posted less what is pending, held, owed back or past its
/// expiry.
public record Balance(Unit unit, long posted, long pending, long held, long lapsed, long debt, Optional<Expiring> next) {

  /// What expires next, and when.
  public record Expiring(long amount, Instant at) {}

  public long available() {
    return Math.max(0, posted - pending - held - lapsed);
  }
}
