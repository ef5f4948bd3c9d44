package club.vafa.member;

/** Whether a person is of the club. */
public enum MemberStatus {
  ACTIVE, LEFT
}
