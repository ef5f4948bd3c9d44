package club.vafa.verification;

/** What a code is good for; a code of one purpose is none for another. */
public enum CodePurpose {
  /** A member's new number. */
  PHONE_CHANGE,
  /** A member's e-mail address. */
  EMAIL_CHANGE,
  /** A new chat that wants to be the chat of the number's holder. */
  CHAT_TAKE_OVER,
  /** That a member is present while two memberships are made one. */
  MERGE
}
