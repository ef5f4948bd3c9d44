package club.vafa.message;

import java.util.Optional;

/** How many messages ended so, and why; those that have not ended are OPEN. */
public record EndingCount(String ending, Optional<String> reason, long messages) {
}
