package club.vafa.purchase;

import club.vafa.value.Money;
import java.util.Optional;

/// What a sale is to be paid with beside money: points, credit and a gift card (as much of it as is still to be paid, where no amount is
/// named), after what a coupon and a discount card take off.
public record Tender(Optional<Long> points, Optional<Money> credit, Optional<String> giftCard, Optional<Money> giftCardAmount,
    Optional<String> coupon,
    Optional<String> discountCard) {

  public static final Tender NOTHING =
      new Tender(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Tender withPoints(long wanted) {
    return new Tender(Optional.of(wanted), credit, giftCard, giftCardAmount, coupon, discountCard);
  }

  public Tender withCredit(Money wanted) {
    return new Tender(points, Optional.of(wanted), giftCard, giftCardAmount, coupon, discountCard);
  }

  public Tender withGiftCard(String code) {
    return new Tender(points, credit, Optional.of(code), giftCardAmount, coupon, discountCard);
  }

  public Tender withGiftCard(String code, Money wanted) {
    return new Tender(points, credit, Optional.of(code), Optional.of(wanted), coupon, discountCard);
  }

  public Tender withCoupon(String code) {
    return new Tender(points, credit, giftCard, giftCardAmount, Optional.of(code), discountCard);
  }

  public Tender withDiscountCard(String code) {
    return new Tender(points, credit, giftCard, giftCardAmount, coupon, Optional.of(code));
  }
}
