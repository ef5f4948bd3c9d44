package club.vafa.ledger;

import club.vafa.value.TransferId;
import java.util.Optional;

/// What was taken back: from the sales' own lots, from other lots, as debt; what of it had expired unused and so counts as taken; and what
/// was let go by policy. The five sum to what was asked for. No transfer where nothing was left to take. Posted is the balance after it.
public record TakenBack(Optional<TransferId> transfer, long fromOwn, long fromOthers, long asDebt, long expired, long forgone,
    long posted) {

  /// What the transfer took from the posted balance.
  public long amount() {
    return fromOwn + fromOthers + asDebt;
  }
}
