package club.vafa.tier;

/// What counts for a member up to now: the level, the measure in the window, and all purchases ever. Right for as long as the member's
/// balance is locked. What is counted for a day too long ago for any window that matters today raises nobody.
public record Counted(Tier tier, long measured, long purchases, boolean raises) {}
