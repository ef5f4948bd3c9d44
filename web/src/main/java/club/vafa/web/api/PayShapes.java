package club.vafa.web.api;

import club.vafa.purchase.Bill;
import club.vafa.purchase.Means;
import club.vafa.purchase.Tender;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.util.List;
import java.util.Optional;

/** What a sale is paid with beside money, on the wire. */
public final class PayShapes {
  private static final long POINTS_MAX = 1_000_000_000;

  private PayShapes() {
  }

  /** What pays beside money. The coupon comes off first, then the percentage of the discount card or of the member's level,
   * whichever is higher; then points, credit and the gift card pay. */
  public record PayWish(
      @Doc(value = "So many points, at the club's value of a point.", min = 1, max = POINTS_MAX) Optional<Long> points,
      @Doc(value = "So much of the member's credit.", min = 1) Optional<Money> credit,
      @Doc(value = "The code of a gift card.", max = 40) Optional<String> giftCard,
      @Doc(value = "So much from the gift card; as much as is still to be paid, where it is left out.",
          min = 1) Optional<Money> giftCardAmount,
      @Doc(value = "The code of a coupon.", max = 40) Optional<String> coupon,
      @Doc(value = "The code of a discount card.", max = 40) Optional<String> discountCard) {
    public PayWish {
      if (giftCardAmount.isPresent() && giftCard.isEmpty()) {
        throw new WrongField("giftCard", "not_acceptable");
      }
    }

    Tender tender() {
      return new Tender(points, credit, giftCard, giftCardAmount, coupon, discountCard);
    }
  }

  /** A discount, or what a means pays. */
  public record BillPart(
      Means means,
      @Doc("How many points, where points pay.") Optional<Long> points,
      @Doc("What it comes to.") Money value,
      @Doc("What a discount is called; of LEVEL, the level's name.") Optional<LocalText> name) {
    static BillPart of(Bill.Part part) {
      return new BillPart(part.means(), part.means() == Means.POINTS ? Optional.of(part.units())
          : Optional.empty(), part.value(), part.name());
    }
  }

  /** How the basket is paid. */
  public record BillView(
      @Doc("What the basket came to.") Money basket,
      @Doc("Discounts, then means, in the order in which they counted.") List<BillPart> parts,
      @Doc("What is to be paid by all means, after the discounts.") Money due,
      @Doc("What is left to be paid in money; this is what earns.") Money money) {
    static BillView of(Bill bill) {
      return new BillView(bill.basket(), bill.parts().stream().map(BillPart::of).toList(), bill.due(), bill.money());
    }
  }
}
