package club.vafa.ledger;

import club.vafa.value.TransferId;

/// What became of a gift from one holder to another.
public sealed interface Giving {

  /// The two transfers, one for each holder, and their posted balances after it.
  record Given(TransferId sent, TransferId received, long sendersPosted, long receiversPosted) implements Giving {}

  /// Nothing was given: so much is missing from what is available, or the giver's debt blocks it.
  record TooFew(long missing) implements Giving {}
}
