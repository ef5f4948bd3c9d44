package club.vafa.settlement;

import java.time.Instant;

/// What became of the wish to close a month.
public sealed interface Closing {

  record Closed(Account account) implements Closing {}

  /// The month is not over yet.
  record NotOver(Instant until) implements Closing {}

  /// Months are closed one after the other; this one comes first.
  record EarlierOpen(Month month) implements Closing {}

  record AlreadyClosed() implements Closing {}
}
