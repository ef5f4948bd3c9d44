package club.vafa.member;

/** In which way something was said or done by or for a member. */
public enum How {
  TELEGRAM, SMS, STAFF,
  /** A link in a mail, or the button which a mail program shows for it. */
  EMAIL,
  /** A reserved word such as STOP or START. */
  KEYWORD,
  /** Loaded from elsewhere. */
  IMPORT
}
