package club.vafa.ledger;

import club.vafa.value.TransferId;
import java.util.List;
import java.util.Optional;

/// So much of what some transfers gave is to be taken back: from their own lots first, then from others, then as debt, as far as the policy
/// goes. Place is the branch of the refunded sale, so that what others funded and it takes is settled. The caller sees to it that no more
/// is taken back than was given.
public record TakeBack(HolderId holder, Unit unit, long amount, List<TransferId> sales, DebtPolicy policy, Why why, Optional<Place> place) {

  public TakeBack {
    sales = List.copyOf(sales);
    if (amount <= 0) {
      throw new IllegalArgumentException("what is taken back is positive: " + amount);
    }
  }

  public TakeBack(HolderId holder, Unit unit, long amount, List<TransferId> sales, DebtPolicy policy, Why why) {
    this(holder, unit, amount, sales, policy, why, Optional.empty());
  }

  TakeBack at(HolderId other) {
    return new TakeBack(other, unit, amount, sales, policy, why, place);
  }
}
