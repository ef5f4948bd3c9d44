package club.vafa.ledger;

/// A balance that is locked until the transaction ends.
public record Locked(long posted, long debt) {}
