package club.vafa.tier;

/// What counts for a member up to now: the level, the measure in the window, and all purchases ever. Right for as long as the member's balance is locked.
public record Counted(Tier tier, long measured, long purchases) {}
