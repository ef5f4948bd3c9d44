package club.vafa.message;

/** Why the gate refused a message for good. */
public enum Refusal {
  /** It is later than the message makes sense. */
  EXPIRED, NO_REACH, NO_CONSENT, FREQUENCY_CAP
}
