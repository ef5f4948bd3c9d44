package club.vafa.member;

/** Why nothing can be sent to an address. */
public enum ReachLoss {
  /** The person blocked the bot. */
  BLOCKED,
  /** The carrier or provider closed the number for every message after STOP. */
  STOPPED_AT_CARRIER,
  /** The account or number does not exist any more. */
  GONE,
  /** Mail to the address came back for good. */
  BOUNCED
}
