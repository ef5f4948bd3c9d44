package club.vafa.staff;

import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A token as staff see it in a list: never the token itself. Last use is told to the hour. */
public record ApiToken(UUID id, StaffId staffId, String name, Instant createdAt, Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {
}
