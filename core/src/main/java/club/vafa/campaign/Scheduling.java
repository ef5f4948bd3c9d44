package club.vafa.campaign;

import java.time.Instant;

/** Whether a campaign was given its time. */
public sealed interface Scheduling {
  record Scheduled(Campaign campaign) implements Scheduling {}

  record NotFound() implements Scheduling {}

  record InThePast(Instant now) implements Scheduling {}

  /** It has started or is over. */
  record Cannot(CampaignState state) implements Scheduling {}

  /** Nobody of the audience can be reached on its channels. */
  record NobodyThere() implements Scheduling {}

  /** It is to come back, but its end is before its first time. */
  record NeverFires() implements Scheduling {}

  /** So large an audience needs a second person's yes to exactly this content. */
  record ApprovalMissing(long audience, long limit) implements Scheduling {}

  /** The batch has fewer codes left than members would get one. */
  record TooFewCodes(long left, long needed) implements Scheduling {}
}
