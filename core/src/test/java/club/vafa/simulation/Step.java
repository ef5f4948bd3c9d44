package club.vafa.simulation;

import club.vafa.ledger.DebtPolicy;

/// One thing that happens to the books. Holders, sales, spendings and holds are named by numbers: the holder's, or that of the step that made them.
sealed interface Step {

  /// Days until it expires and until it may be used; -1: never, and at once.
  record Earn(int holder, long amount, int expiresInDays, int pendingDays) implements Step {}

  record Spend(int holder, long amount) implements Step {}

  record Hold(int holder, long amount, int days) implements Step {}

  record Post(int hold, int holder, long amount) implements Step {}

  record Release(int hold, int holder) implements Step {}

  record TakeBack(int sale, int holder, long amount, DebtPolicy policy) implements Step {}

  record GiveBack(int spending, int holder, long amount) implements Step {}

  record Give(int from, int to, long amount) implements Step {}

  record Merge(int from, int to) implements Step {}

  /// The job that posts what has expired.
  record ExpireJob() implements Step {}

  record Days(int days) implements Step {}

  /// The same request once more, under the same key.
  record Replay(int step) implements Step {}
}
