package club.vafa.ledger;

import club.vafa.value.TransferId;

/// What became of a debit.
public sealed interface Spending {

  record Spent(TransferId transfer, long posted) implements Spending {}

  /// Nothing was taken: so much is missing from what is available, or the holder's debt blocks spending.
  record TooFew(long missing) implements Spending {}
}
