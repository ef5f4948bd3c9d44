package club.vafa.ledger;

/// What the books count: points, and credit in the smallest unit of the club's currency.
public enum Unit { POINTS, CREDIT }
