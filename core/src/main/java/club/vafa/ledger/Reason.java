package club.vafa.ledger;

/// Why a transfer was made. Each has its words in the bundle `ledger`.
public enum Reason { PURCHASE, WELCOME, BIRTHDAY, GAME_PRIZE, GAME_ENTRY, ADJUSTMENT, EXPIRY, REVERSAL }
