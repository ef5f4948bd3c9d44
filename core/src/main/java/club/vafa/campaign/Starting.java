package club.vafa.campaign;

import club.vafa.value.RunId;
import java.time.Instant;

/** What an intent to start a campaign at its time led to. */
public sealed interface Starting {
  record Started(RunId run, int planned, int control) implements Starting {}

  /** It answers events from now on. */
  record Listening() implements Starting {}

  /** The run for this time exists; it was not made twice. */
  record AlreadyStarted(RunId run) implements Starting {}

  /** The time had passed for too long; the run is kept as skipped. */
  record TooLate(RunId run) implements Starting {}

  /** The audience has grown over the club's limit, and nobody has said yes to the campaign; the run is kept as skipped. */
  record NotApproved(RunId run) implements Starting {}

  record NotYet(Instant scheduledFor) implements Starting {}

  /** The campaign is not scheduled for this time (any more), or is not there. */
  record NotScheduled() implements Starting {}
}
