package club.vafa.ledger;

/// The club's own accounts, the other side of every transfer. They have no balance row: their balance is the sum of their entries.
public enum House { ISSUED, REDEEMED, EXPIRED, PRIZES, ADJUSTED, IN_TRANSIT }
