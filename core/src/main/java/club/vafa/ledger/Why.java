package club.vafa.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Why a transfer was made: the reason, what it was for, and facts for people to read (rules and their points, a receipt's number); no
/// personal data.
public record Why(Reason reason, Optional<UUID> subject, Map<String, ?> facts) {

  public static Why of(Reason reason) {
    return new Why(reason, Optional.empty(), Map.of());
  }

  public static Why of(Reason reason, UUID subject) {
    return new Why(reason, Optional.of(subject), Map.of());
  }
}
