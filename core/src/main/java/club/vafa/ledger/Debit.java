package club.vafa.ledger;

import java.util.Optional;

/// Value taken from a holder's lots, in the order in which lots are spent, to a house account. Place is where it was spent, so that
/// branches can settle.
public record Debit(HolderId holder, Unit unit, long amount, House to, Why why, Optional<Place> place) {

  public Debit {
    if (amount <= 0) {
      throw new IllegalArgumentException("a debit is positive: " + amount);
    }
  }

  public Debit(HolderId holder, Unit unit, long amount, House to, Why why) {
    this(holder, unit, amount, to, why, Optional.empty());
  }

  Debit at(HolderId other) {
    return new Debit(other, unit, amount, to, why, place);
  }
}
