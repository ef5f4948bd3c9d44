package club.vafa.occasion;

/** A member has one birthday and one wedding day at most, and any number of days of their own. */
public enum OccasionKind {
  BIRTHDAY, WEDDING, OWN
}
