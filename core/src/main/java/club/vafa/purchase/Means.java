package club.vafa.purchase;

/// What a sale is paid with beside money. The last two are discounts: they lower what is to be paid, and do not come back.
public enum Means {
  POINTS, CREDIT, GIFT_CARD, COUPON, DISCOUNT_CARD;

  public boolean discount() {
    return this == COUPON || this == DISCOUNT_CARD;
  }
}
