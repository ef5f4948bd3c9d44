package club.vafa.tier;

import java.time.LocalDate;
import java.util.Optional;

/// Where a member stands: the level, what was measured in the running window, the next level with what is missing to it; and until when the
/// level holds without anything more (the last day), with what is missing to keep it longer. The lowest level holds for ever.
public record Standing(Tier tier, long measured, Optional<Tier> next, long missing, Optional<Holds> holds) {

  /// Warned: the review has begun and says so. A missing of zero, where the level itself is being given up, is not made good by anything.
  public record Holds(LocalDate until, long missing, boolean warned) {}
}
