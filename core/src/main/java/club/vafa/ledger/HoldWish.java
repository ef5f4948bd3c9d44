package club.vafa.ledger;

import java.time.Instant;
import java.util.Optional;

/// Value to be set aside until it is posted or released, or until a moment at which it is free again by itself.
public record HoldWish(HolderId holder, Unit unit, long amount, Why why, Instant until, Optional<Place> place) {

  public HoldWish {
    if (amount <= 0) {
      throw new IllegalArgumentException("a hold is positive: " + amount);
    }
  }

  HoldWish at(HolderId other) {
    return new HoldWish(other, unit, amount, why, until, place);
  }
}
