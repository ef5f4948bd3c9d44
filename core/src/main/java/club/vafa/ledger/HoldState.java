package club.vafa.ledger;

/// How a hold stands. All but OPEN are ends, and there is one end only; a moved one goes on with its new holder under the same id.
public enum HoldState { OPEN, POSTED, RELEASED, EXPIRED, MOVED }
