package club.vafa.identity;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One merge as it stands on record. */
public record Merge(UUID id, MemberId fromId, MemberId intoId, Instant at, long debtPoints, long debtCredit, Optional<Instant> unmergedAt) {
}
