package club.vafa.staff;

/** What somebody of the staff may do; every route of the API asks for one. */
public enum Permission {
  /** Branches, products, levels, rules and terms: what every till must know. */
  CLUB_READ,
  /** Members with phone and birthday masked. */
  MEMBER_READ,
  MEMBER_WRITE,
  /** Phone and birthday in full. */
  PERSONAL_DATA_READ,
  /** Making two records of one person one, and taking them apart. */
  PERSON_MERGE,
  /** Forgetting a person for good. */
  PERSON_ERASE,
  /** Handing a member all that is kept about them. */
  PERSON_EXPORT,
  PURCHASE_READ,
  PURCHASE_RECORD,
  PURCHASE_REFUND,
  /** Letting spent points come back with a refund although they have expired since. */
  REFUND_GRACE,
  COUPON_REDEEM,
  COUPON_WRITE,
  REWARD_WRITE,
  /** Taking a reward for a member, and handing over what is reserved. */
  REWARD_REDEEM,
  /** Taking a reward back. */
  REWARD_REVERSE,
  /** Seeing the codes of a batch again after their first download. */
  COUPON_CODES,
  /** Membership cards: handing out, replacing, blocking. */
  CARD_WRITE,
  /** Batches of membership cards for the printer, whose file holds the QR codes. */
  CARD_PRINT,
  /** Standing discounts. */
  DISCOUNT_CARD_WRITE,
  /** Selling, loading and taking gift cards. */
  GIFT_CARD_USE,
  /** Gift cards of others: blocking, a new code, taking a payment back. */
  GIFT_CARD_WRITE,
  /** Bringing members and purchases in from files. */
  IMPORT_WRITE,
  POINTS_ADJUST,
  /** Giving a member's points to another member, on the member's word. */
  POINTS_GIVE,
  /** The second person's yes to an adjustment over the threshold. */
  POINTS_APPROVE,
  /** Groups of members as rules: their sizes, samples, and who belongs. */
  SEGMENT_READ,
  SEGMENT_WRITE,
  CAMPAIGN_READ,
  CAMPAIGN_WRITE,
  /** Starting, pausing and cancelling what goes out to members. */
  CAMPAIGN_RUN,
  /** The second person's yes to a campaign for a large audience. */
  CAMPAIGN_APPROVE,
  GAME_READ,
  GAME_WRITE,
  /** The legal permission: approving a game or contest that somebody else made. */
  GAME_APPROVE,
  BRANCH_WRITE,
  PRODUCT_WRITE,
  /** What branches and partners owe each other. */
  SETTLEMENT_READ,
  /** Closing a month, and marking payments as paid. */
  SETTLEMENT_WRITE,
  /** Partner shops, their contracts and deposits. */
  PARTNER_WRITE,
  /** What members earn and spend at a partner shop. */
  PARTNER_RECORD,
  /** Earning rules and levels. */
  RULE_WRITE,
  /** The plans of the paid subscription. */
  SUBSCRIPTION_WRITE,
  SUBSCRIPTION_SELL,
  /** Ending a subscription early and giving back the rest of its fee. */
  SUBSCRIPTION_REFUND,
  REPORT_READ,
  AUDIT_READ,
  STAFF_READ,
  STAFF_WRITE,
  SETTINGS_READ,
  SETTINGS_WRITE
}
