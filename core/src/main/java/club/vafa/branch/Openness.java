package club.vafa.branch;

import java.time.LocalDateTime;
import java.util.Optional;

/// Whether a branch is open at a moment.
public sealed interface Openness {

  /// Open until then; without an end, around the clock.
  record Open(Optional<LocalDateTime> until) implements Openness {}

  /// Closed, and when it opens next, where that is known.
  record Closed(Optional<LocalDateTime> opens) implements Openness {}

  /// Nobody has told the hours.
  record Untold() implements Openness {}

  /// The branch is no more.
  record ForGood() implements Openness {}
}
