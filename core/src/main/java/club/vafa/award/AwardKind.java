package club.vafa.award;

import club.vafa.ledger.Reason;

/** What is given once per member and key. */
public enum AwardKind {
  WELCOME(Reason.WELCOME), BIRTHDAY(Reason.BIRTHDAY), WEDDING(Reason.OCCASION), OWN_DAY(Reason.OCCASION), OCCASION(Reason.OCCASION),
  // What earning rules give for what is not a purchase.
  JOINING(Reason.WELCOME), PROFILE(Reason.PROFILE), FEEDBACK(Reason.FEEDBACK), VISIT(Reason.VISIT), REFERRAL(Reason.REFERRAL);

  private final Reason reason;

  AwardKind(Reason reason) {
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
