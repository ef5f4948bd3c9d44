package club.vafa.ledger;

/// The club's own accounts, the other side of every transfer. They have no balance row: their balance is the sum of their entries. SOLD is
/// what was paid for gift cards; BREAKAGE what of them was never used; PAID_OUT went out in cash; IMPORTED came in from another system.
public enum House { ISSUED, REDEEMED, EXPIRED, PRIZES, ADJUSTED, IN_TRANSIT, SOLD, BREAKAGE, PAID_OUT, DONATED, IMPORTED }
