package club.vafa.message;

/** How a message ended. */
public enum End {
  SENT,
  /** The provider said no, or could not be reached often enough. */
  FAILED,
  /** The gate refused it; the reason is stored. */
  SUPPRESSED,
  /** The call was made, or a crash fell into it: whether it arrived is not known, and it is not sent again. */
  UNKNOWN,
  /** Its run was cancelled before it was sent. */
  CANCELLED
}
