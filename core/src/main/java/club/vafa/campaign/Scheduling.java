package club.vafa.campaign;

import java.time.Instant;

/** Whether a campaign was given its time. */
public sealed interface Scheduling {
  record Scheduled(Campaign campaign) implements Scheduling {}

  record NotFound() implements Scheduling {}

  record InThePast(Instant now) implements Scheduling {}

  /** It has started or is over. */
  record Cannot(CampaignState state) implements Scheduling {}
}
