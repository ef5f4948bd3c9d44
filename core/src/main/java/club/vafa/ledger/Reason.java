package club.vafa.ledger;

/// Why a transfer was made. Each has its words in the bundle `ledger`.
public enum Reason {
  // What a member earns.
  PURCHASE, WELCOME, BIRTHDAY, OCCASION, GAME_PRIZE, VISIT, PROFILE, FEEDBACK, REFERRAL, CHALLENGE, SURPRISE, TIER_GIFT, CAMPAIGN, PARTNER_EARNING,
      IMPORT,
  // What a member uses.
  GAME_ENTRY, PAYMENT, REWARD, PARTNER_SPENDING, PAYOUT, DONATION,
  // What a reward gives as credit, and what a gift card holds.
  CREDIT_REWARD, GIFT_CARD_SOLD, GIFT_CARD_LOADED, GIFT_CARD_SPENT, GIFT_CARD_MOVED,
  // From member to member, and between two records of one person.
  GIFT_SENT, GIFT_RECEIVED, MERGE, UNMERGE,
  // What is given up by somebody who leaves for good.
  ERASURE,
  // Corrections.
  REFUND, GIVEN_BACK, REVERSAL, ADJUSTMENT, EXPIRY, DEBT
}
