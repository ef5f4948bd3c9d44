package club.vafa.member;

/** How the club knows that a number is the member's own. */
public enum PhoneProof {
  TELEGRAM_CONTACT, SMS, CODE
}
