package club.vafa.message;

/** Which messages go first: a lower lane waits for a higher one, never the other way round. */
public enum Lane {
  /** One-time codes: the only messages that are sent again when it is unknown whether they arrived. */
  CODE,
  /** The answer to what a member has just written or pressed. */
  REPLY,
  /** What a member's own act caused elsewhere, such as a sale at the till. */
  SERVICE,
  GREETING,
  CAMPAIGN;

  /** A bulk lane takes only what the others leave of a channel's rate. */
  public boolean bulk() {
    return this == GREETING || this == CAMPAIGN;
  }
}
