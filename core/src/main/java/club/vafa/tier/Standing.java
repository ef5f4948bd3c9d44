package club.vafa.tier;

import java.util.Optional;

/// Where a member stands: the level, what was measured in the window, and the next level with what is missing to it.
public record Standing(Tier tier, long measured, Optional<Tier> next, long missing) {}
