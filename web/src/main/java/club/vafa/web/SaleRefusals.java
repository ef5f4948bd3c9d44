package club.vafa.web;

import club.vafa.purchase.Recording;
import club.vafa.purchase.Refunding;
import club.vafa.value.Currency;
import club.vafa.value.Money;
import club.vafa.web.json.Malformed;
import java.time.Instant;

/** What is refused of sales and refunds, over HTTP. */
public final class SaleRefusals {
  private SaleRefusals() {
  }

  public static Reply of(Recording recording) {
    return switch (recording) {
      case Recording.UnknownMember _ -> Reply.refuse(ProblemType.UNKNOWN_MEMBER);
      case Recording.UnknownBranch(String code) -> Refusals.unknownBranch(code);
      case Recording.BranchClosed(String code) -> Reply.refuse(Problem.of(ProblemType.BRANCH_CLOSED).with("branch", code));
      case Recording.UnknownTill(String till) -> Reply.refuse(Problem.of(ProblemType.UNKNOWN_TILL).with("till", till));
      case Recording.TillBlocked(String till) -> Reply.refuse(Problem.of(ProblemType.TILL_BLOCKED).with("till", till));
      case Recording.UnknownProduct(String code) -> Reply.refuse(Problem.of(ProblemType.UNKNOWN_PRODUCT).with("product", code));
      case Recording.WrongCurrency(String expected) -> Refusals.otherCurrency(Currency.of(expected));
      case Recording.NothingSold _ -> Reply.refuse(ProblemType.NOTHING_SOLD);
      case Recording.PaidMoreThanItems(Money items) -> Reply.refuse(Problem.of(ProblemType.PAID_MORE_THAN_ITEMS).with("limit", items));
      case Recording.TooLarge(Money limit) -> Reply.refuse(Problem.of(ProblemType.AMOUNT_TOO_LARGE).with("limit", limit));
      case Recording.InTheFuture(Instant now) -> Reply.refuse(Problem.of(ProblemType.IN_THE_FUTURE).with("now", now));
      case Recording.TooLongAgo(int days) -> Reply.refuse(Problem.of(ProblemType.TOO_LONG_AGO).with("limit", days));
      case Recording.ReceiptTaken(var purchase) -> Reply.refuse(Problem.of(ProblemType.RECEIPT_TAKEN).with("purchase", purchase.value()));
      case Recording.PointsOutOfShare(Money least, Money most) ->
          Reply.refuse(Problem.of(ProblemType.POINTS_OUT_OF_SHARE).with("least", least).with("limit", most));
      case Recording.PaysTooMuch(Money due) -> Reply.refuse(Problem.of(ProblemType.PAYS_TOO_MUCH).with("limit", due));
      case Recording.TooFewPoints(long missing) -> Reply.refuse(Problem.of(ProblemType.TOO_FEW_POINTS).with("missing", missing));
      case Recording.TooLittleCredit(Money missing) -> Reply.refuse(Problem.of(ProblemType.TOO_LITTLE_CREDIT).with("missing", missing));
      case Recording.CouponRefused(var why) -> Refusals.of(why);
      case Recording.DiscountCardRefused(var why) -> CardRefusals.of(why);
      case Recording.GiftCardRefused(var why) -> GiftCardRefusals.of(why);
      case Recording.Recorded _ -> throw noRefusal(recording);
    };
  }

  public static Reply of(Refunding refunding) {
    return switch (refunding) {
      case Refunding.UnknownPurchase _ -> Refusals.notFound();
      case Refunding.OfARefund _ -> Reply.refuse(ProblemType.REFUND_OF_REFUND);
      case Refunding.WrongCurrency(String expected) -> Refusals.otherCurrency(Currency.of(expected));
      case Refunding.NothingReturned _ -> Reply.refuse(ProblemType.NOTHING_RETURNED);
      case Refunding.MoreThanSold(Money left) -> Reply.refuse(Problem.of(ProblemType.MORE_THAN_SOLD).with("limit", left));
      case Refunding.MoreItemsThanSold(int line, int left) ->
          Reply.refuse(Problem.of(ProblemType.MORE_ITEMS_THAN_SOLD).with("line", line).with("limit", left));
      case Refunding.BeforeTheSale(Instant sold) -> Reply.refuse(Problem.of(ProblemType.BEFORE_THE_SALE).with("from", sold));
      case Refunding.InTheFuture(Instant now) -> Reply.refuse(Problem.of(ProblemType.IN_THE_FUTURE).with("now", now));
      case Refunding.GraceOver _ -> throw Malformed.field("graceUntil", "not_acceptable");
      case Refunding.TooManyRefunds(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_REFUNDS).with("limit", limit));
      case Refunding.ReceiptTaken(var refund) -> Reply.refuse(Problem.of(ProblemType.REFUND_RECEIPT_TAKEN).with("refund", refund.value()));
      case Refunding.Refunded _ -> throw noRefusal(refunding);
    };
  }

  private static IllegalStateException noRefusal(Object answer) {
    return new IllegalStateException("not a refusal: " + answer.getClass());
  }
}
