package club.vafa.member;

/** Whether a person is of the club. */
public enum MemberStatus {
  ACTIVE, LEFT,
  /** An alias: another id is used for the person since a merge. */
  MERGED,
  /** The personal data are gone; only the books know the id. */
  ERASED
}
