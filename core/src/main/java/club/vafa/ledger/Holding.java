package club.vafa.ledger;

import club.vafa.value.HoldId;

/// What became of a wish to set value aside.
public sealed interface Holding {

  /// It is set aside; so much is available beside it.
  record Held(HoldId hold, long available) implements Holding {}

  /// Nothing was set aside: so much is missing, or the holder's debt blocks spending.
  record TooFew(long missing) implements Holding {}
}
