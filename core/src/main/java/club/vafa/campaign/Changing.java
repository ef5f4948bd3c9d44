package club.vafa.campaign;

/** What became of the wish to pause, resume or cancel. */
public sealed interface Changing {
  record Changed(Campaign campaign) implements Changing {}

  record NotFound() implements Changing {}

  /** Not from this state: what is finished cannot be paused. */
  record Cannot(CampaignState state) implements Changing {}
}
