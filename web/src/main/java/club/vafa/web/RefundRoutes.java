package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.RefundApi;
import club.vafa.web.api.RefundShapes;

/** Purchases one by one, and what came back of them. */
final class RefundRoutes {

  private RefundRoutes() {}

  static void add(RouteTable to, Core core) {
    var refunds = new RefundApi(core);
    to.get("/purchases/{purchase}", PURCHASE_READ, "A purchase with its refunds").answers(200, RefundShapes.PurchaseWithRefunds.class)
        .refuses(NOT_FOUND).by(refunds::show);
    to.get("/receipts/{receipt}", PURCHASE_READ, "The purchase of a receipt, with its refunds").asks(RefundApi.ReceiptQuery.class)
        .answers(200, RefundShapes.PurchaseWithRefunds.class).refuses(NOT_FOUND).by(refunds::byReceipt);
    to.get("/purchases/{purchase}/refunds", PURCHASE_READ, "The refunds of a purchase, oldest first").lists(RefundShapes.RefundView.class)
        .refuses(NOT_FOUND).by(refunds::list);
    to.post("/purchases/{purchase}/refunds", PURCHASE_REFUND, "Refund a purchase, or a part of it")
        .says("What the purchase earns is counted again on what is kept of it, with the rules, the level and the counters of the sale, and the "
            + "difference is taken back. What other means than money had paid goes back to them in proportion. Many refunds end where one would have.")
        .keyed().takes(RefundShapes.RefundRequest.class).answers(201, RefundShapes.RecordedRefund.class)
        .refuses(OTHER_BRANCH, NOT_FOUND, REFUND_OF_REFUND, OTHER_CURRENCY, NOTHING_RETURNED, MORE_THAN_SOLD, MORE_ITEMS_THAN_SOLD,
            BEFORE_THE_SALE, IN_THE_FUTURE, TOO_MANY_REFUNDS, REFUND_RECEIPT_TAKEN).by(refunds::refund);
  }
}
