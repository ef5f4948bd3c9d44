package club.vafa.campaign;

import club.vafa.approval.Approving;

/** What became of asking for a yes to a campaign, or of saying it. */
public sealed interface Agreeing {
  record Done(Campaign campaign) implements Agreeing {}

  record NotFound() implements Agreeing {}

  /** It has started or is over. */
  record Cannot(CampaignState state) implements Agreeing {}

  record Refused(Approving why) implements Agreeing {}
}
