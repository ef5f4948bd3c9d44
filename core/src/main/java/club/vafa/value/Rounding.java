package club.vafa.value;

/// How an exact amount becomes a whole one: down, to the nearest (a half goes up), up, or down with the remainder kept for the next time.
public enum Rounding { FLOOR, ROUND, CEIL, CARRY }
