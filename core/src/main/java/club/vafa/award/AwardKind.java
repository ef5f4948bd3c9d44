package club.vafa.award;

import club.vafa.ledger.Reason;

/** What is given once per member and key. */
public enum AwardKind {
  WELCOME(Reason.WELCOME), BIRTHDAY(Reason.BIRTHDAY);

  private final Reason reason;

  AwardKind(Reason reason) {
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
