package club.vafa.greeting;

import club.vafa.award.AwardKind;
import club.vafa.occasion.OccasionKind;

/** What is greeted: one of the member's own days, or one that everybody keeps. */
public enum GreetingKind {
  BIRTHDAY(AwardKind.BIRTHDAY), WEDDING(AwardKind.WEDDING), OWN(AwardKind.OWN_DAY), PUBLIC(AwardKind.OCCASION);

  private final AwardKind award;

  GreetingKind(AwardKind award) {
    this.award = award;
  }

  AwardKind award() {
    return award;
  }

  static GreetingKind of(OccasionKind kind) {
    return valueOf(kind.name());
  }
}
