package club.vafa.purchase;

/// What a sale is paid with beside money. The last three are discounts: they lower what is to be paid, and their value does not come back.
public enum Means {
  POINTS, CREDIT, GIFT_CARD, COUPON, DISCOUNT_CARD, LEVEL;

  public boolean discount() {
    return this == COUPON || this == DISCOUNT_CARD || this == LEVEL;
  }
}
