package club.vafa.ledger;

import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.Optional;

/// So much of what a spending took is to go back to its original lots, with their original dates; to lots like them where the spender was
/// another record of the same person, which has been merged since. What has expired meanwhile stays expired, unless there is grace: then it
/// may be used until that moment.
public record GiveBack(HolderId holder, HolderId spender, TransferId spending, long amount, Optional<Instant> graceUntil, Why why) {

  public GiveBack {
    if (amount <= 0) {
      throw new IllegalArgumentException("what is given back is positive: " + amount);
    }
  }

  public GiveBack(HolderId holder, TransferId spending, long amount, Optional<Instant> graceUntil, Why why) {
    this(holder, holder, spending, amount, graceUntil, why);
  }

  public GiveBack(HolderId holder, TransferId spending, long amount, Why why) {
    this(holder, holder, spending, amount, Optional.empty(), why);
  }

  GiveBack to(HolderId other) {
    return new GiveBack(other, spender, spending, amount, graceUntil, why);
  }
}
