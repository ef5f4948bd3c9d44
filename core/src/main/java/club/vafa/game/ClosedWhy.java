package club.vafa.game;

/// Why a game closed: by somebody of the staff, because its budget no longer covers a play, or because its time is over.
public enum ClosedWhy { STAFF, BUDGET_SPENT, ENDED }
