package club.vafa.text;

/**
 * What a person can ask for with one word, in an SMS or in a chat. STOP and START are reserved: no menu or quiz takes their words as an
 * answer.
 */
public enum Keyword {
  JOIN, BALANCE, STATEMENT, WHY, CARD, GIFT_CARD, PLAY, REWARDS, OFFERS, RULES, BRANCHES, PROFILE, DAYS, INTERESTS, ERASE, DATA, LEVEL, SUBSCRIPTION, REFER,
  GIVE, EMAIL, EMAIL_ON, EMAIL_OFF, EMAIL_FIRST, SMS_FIRST, TELEGRAM_FIRST, HELP, STOP, START;

  public boolean reserved() {
    return this == STOP || this == START;
  }
}
