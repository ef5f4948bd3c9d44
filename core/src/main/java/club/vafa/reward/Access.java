package club.vafa.reward;

import club.vafa.value.BranchId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who may have a reward, when and where: members of a level and above, of one of these groups (none named: everybody), who came of it
/// earlier than the
/// others; from when until before when; at which branches it is handed over (none named: all); and whether only staff give it.
public record Access(Optional<TierId> tier, Set<String> segments, Optional<EarlyAccess> early, Instant from, Optional<Instant> until,
    Set<BranchId> branches, boolean byStaffOnly) {

  public Access {
    segments = Set.copyOf(segments);
    branches = Set.copyOf(branches);
    var begins = from;
    if (until.filter(end -> !begins.isBefore(end)).isPresent()) {
      throw new IllegalArgumentException("a reward begins before it ends");
    }
    if (early.filter(e -> !e.from().isBefore(begins)).isPresent()) {
      throw new IllegalArgumentException("early access is before the others'");
    }
  }

  /// Everybody, from a moment on.
  public static Access everybody(Instant from) {
    return new Access(Optional.empty(), Set.of(), Optional.empty(), from, Optional.empty(), Set.of(), false);
  }
}
