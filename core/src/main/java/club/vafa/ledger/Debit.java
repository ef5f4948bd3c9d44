package club.vafa.ledger;

/// Value taken from a holder's lots, in the order in which lots are spent, to a house account.
public record Debit(HolderId holder, Unit unit, long amount, House to, Why why) {

  public Debit {
    if (amount <= 0) {
      throw new IllegalArgumentException("a debit is positive: " + amount);
    }
  }
}
