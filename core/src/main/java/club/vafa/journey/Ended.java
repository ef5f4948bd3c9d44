package club.vafa.journey;

/** How a visit ended. */
public enum Ended {
  FINISHED, PURCHASED, NO_CONSENT, ERASED,
  /** The person was in it twice after two records became one. */
  MERGED,
  /** The journey was stopped. */
  STOPPED,
  /** A step failed too often. */
  STUCK
}
