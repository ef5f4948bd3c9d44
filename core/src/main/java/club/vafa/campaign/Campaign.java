package club.vafa.campaign;

import club.vafa.value.CampaignId;
import java.time.Instant;
import java.util.Optional;

/** A campaign as it stands, and the time for which it is scheduled or was started. */
public record Campaign(CampaignId id, CampaignDraft says, CampaignState state, Optional<Instant> scheduledFor, Instant createdAt,
    Instant updatedAt) {}
