package club.vafa.ledger;

import club.vafa.value.TransferId;
import java.util.List;
import java.util.Optional;

/// What was moved from one holder to another, unit by unit. Debt moves too when everything does. What holds keep stays behind when only a
/// part moves.
public record Moved(List<OfUnit> units) {

  /// The transfers are there where lots were moved.
  public record OfUnit(Unit unit, Optional<TransferId> sent, Optional<TransferId> received, long amount, long debt, long leftHeld) {}

  public long amount(Unit unit) {
    return units.stream().filter(u -> u.unit() == unit).mapToLong(OfUnit::amount).sum();
  }
}
