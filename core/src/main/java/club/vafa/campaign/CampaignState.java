package club.vafa.campaign;

/** Where a campaign is. */
public enum CampaignState {
  DRAFT, SCHEDULED, RUNNING, PAUSED,
  /** None of its messages is open any more. */
  FINISHED, CANCELLED,
  /** Its time had passed for too long when it could have started; it can be given another time. */
  SKIPPED;

  boolean editable() {
    return this == DRAFT || this == SCHEDULED || this == SKIPPED;
  }

  boolean over() {
    return this == FINISHED || this == CANCELLED;
  }
}
