package club.vafa.journey;

/** What ends a visit before its last step. Whoever is erased leaves always. */
public enum Leaving {
  /** The member has bought since coming in. */
  PURCHASED,
  /** The member wants no club messages any more. */
  NO_CONSENT
}
