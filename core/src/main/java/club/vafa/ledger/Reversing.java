package club.vafa.ledger;

import club.vafa.value.TransferId;

/// What became of the wish to reverse a transfer as a whole.
public sealed interface Reversing {

  /// It is reversed by this transfer; the posted balance after it.
  record Reversed(TransferId transfer, long posted) implements Reversing {}

  record AlreadyReversed() implements Reversing {}

  record NoSuchTransfer() implements Reversing {}

  /// So much of what it gave is no longer in its lot.
  record TooFew(long missing) implements Reversing {}

  /// A reversal, a refund, an expiry, one half of a move, or a spending of which a part was given back: those are put right in their own
  /// ways.
  record NotReversible() implements Reversing {}
}
