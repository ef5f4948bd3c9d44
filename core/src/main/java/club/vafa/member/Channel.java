package club.vafa.member;

/** A way to reach a person. */
public enum Channel {
  TELEGRAM, SMS, EMAIL
}
