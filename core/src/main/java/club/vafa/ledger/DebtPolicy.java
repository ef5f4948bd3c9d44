package club.vafa.ledger;

/// How far a refund may reach for what it takes back: the sale's own lots while they are pending; whatever the holder has; or beyond that,
/// into debt.
public enum DebtPolicy { PENDING_ONLY, WITHIN_BALANCE, UNLIMITED }
