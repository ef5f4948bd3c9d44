package club.vafa.ledger;

import club.vafa.value.TransferId;

/// How a hold ended, or that it had ended before. A hold ends once.
public sealed interface HoldEnd {

  /// Spent; the posted balance after it. What was not posted is free again.
  record Posted(TransferId transfer, long posted) implements HoldEnd {}

  record Released() implements HoldEnd {}

  /// It had ended before, in this way; one whose time is over counts as expired, whether a job has said so yet or not.
  record NotOpen(HoldState how) implements HoldEnd {}
}
