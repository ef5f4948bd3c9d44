package club.vafa.journey;

import club.vafa.value.JourneyId;
import java.time.Instant;

/** A journey as it stands, with its newest version. */
public record Journey(JourneyId id, JourneyDraft says, int version, State state, Instant createdAt, Instant updatedAt) {
  /** Paused, nobody comes in and nothing is done with those inside; stopped, they have left. */
  public enum State { DRAFT, RUNNING, PAUSED, STOPPED }
}
