package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.CouponApi;
import club.vafa.web.api.PurchaseApi;
import club.vafa.web.api.PurchaseShapes;

/** What happens at the till: sales and codes. */
final class TillRoutes {

  private TillRoutes() {}

  static void add(RouteTable to, Core core) {
    var purchases = new PurchaseApi(core);
    to.post("/purchases", PURCHASE_RECORD, "Record a sale")
        .says("The answer says what was earned and why. A receipt is taken once per branch, till and day. What points, credit and gift cards pay does "
            + "not earn.")
        .keyed().takes(PurchaseShapes.SaleWish.class).answers(201, PurchaseShapes.RecordedPurchase.class)
        .refuses(OTHER_BRANCH, UNKNOWN_MEMBER, UNKNOWN_BRANCH, BRANCH_CLOSED, UNKNOWN_TILL, TILL_BLOCKED, UNKNOWN_PRODUCT,
            OTHER_CURRENCY, NOTHING_SOLD, PAID_MORE_THAN_ITEMS,
            AMOUNT_TOO_LARGE, IN_THE_FUTURE, TOO_LONG_AGO, RECEIPT_TAKEN).refuses(paying()).by(purchases::record);
    to.get("/members/{member}/purchases", PURCHASE_READ, "A member's purchases, newest first").lists(PurchaseShapes.PurchaseView.class)
        .by(purchases::ofMember);

    var coupons = new CouponApi(core);
    to.get("/coupons/{code}", COUPON_REDEEM, "Whether a code is good here and now")
        .says("Nothing is changed by asking, save that wrong codes are counted.")
        .asks(CouponApi.CouponQuery.class).answers(200, CouponApi.CouponView.class).refuses(couponRefusals()).by(coupons::check);
    to.post("/coupons/{code}/redemptions", COUPON_REDEEM, "Redeem a code").says("At most once, whatever happens at the same moment.")
        .keyed()
        .takes(CouponApi.RedemptionWish.class).answers(201, CouponApi.RedemptionView.class).refuses(couponRefusals()).by(coupons::redeem);
  }

  /** What may be wrong with the means, other than money, by which a sale is to be paid. */
  static ProblemType[] paying() {
    return new ProblemType[] {TOO_FEW_POINTS, TOO_LITTLE_CREDIT, POINTS_OUT_OF_SHARE, PAYS_TOO_MUCH, UNKNOWN_COUPON, ALREADY_REDEEMED,
        COUPON_EXPIRED, COUPON_NOT_YET, BELOW_MINIMUM, COUPON_NOT_HERE, UNKNOWN_CARD, CARD_BLOCKED, CARD_NOT_YET, CARD_ENDED,
        CARD_NOT_HERE, TOO_LITTLE_ON_CARD, TOO_MANY_GUESSES, COUPON_VOIDED, ITEM_MISSING};
  }

  private static ProblemType[] couponRefusals() {
    return new ProblemType[] {OTHER_BRANCH, UNKNOWN_COUPON, ALREADY_REDEEMED, COUPON_EXPIRED, COUPON_NOT_YET, UNKNOWN_BRANCH, BELOW_MINIMUM,
        COUPON_NOT_HERE, OTHER_CURRENCY, TOO_MANY_GUESSES, COUPON_VOIDED, ITEM_MISSING};
  }
}
