package club.vafa.campaign;

import club.vafa.value.CampaignId;
import java.time.Instant;
import java.util.Optional;

/** A campaign as it stands, and the time for which it is scheduled or was started; for one that recurs, when it comes next. */
public record Campaign(CampaignId id, CampaignDraft says, CampaignState state, Optional<Instant> scheduledFor, Instant createdAt,
    Instant updatedAt) {

  /** When it is to start or to come back, where it is. */
  public Optional<Instant> awaited() {
    boolean waits = state == CampaignState.SCHEDULED || state == CampaignState.RUNNING && says.timing() instanceof Timing.Recurring;
    return waits ? scheduledFor : Optional.empty();
  }

  boolean awaits(Instant at) {
    return awaited().equals(Optional.of(at));
  }

  /** What has started says what it says; one that comes again may be changed for the next time, while it is paused. */
  boolean editable() {
    return state.editable() || state == CampaignState.PAUSED && !(says.timing() instanceof Timing.Once);
  }
}
