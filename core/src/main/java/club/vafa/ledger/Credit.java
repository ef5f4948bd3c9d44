package club.vafa.ledger;

/// Value given to a holder as one lot: amount in points or in the currency's smallest unit, from a house account.
public record Credit(HolderId holder, Unit unit, long amount, House from, Why why, LotTerms terms) {

  public Credit {
    if (amount <= 0) {
      throw new IllegalArgumentException("a credit is positive: " + amount);
    }
  }

  Credit at(HolderId other) {
    return new Credit(other, unit, amount, from, why, terms);
  }
}
