package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.purchase.Refunding;
import club.vafa.purchase.Sold;
import club.vafa.staff.Permission;
import club.vafa.value.PurchaseId;
import club.vafa.web.Call;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.SaleRefusals;
import club.vafa.web.api.RefundShapes.PurchaseWithRefunds;
import club.vafa.web.api.RefundShapes.RecordedRefund;
import club.vafa.web.api.RefundShapes.RefundRequest;
import club.vafa.web.api.RefundShapes.RefundView;
import club.vafa.web.json.Doc;
import club.vafa.web.json.Shapes;
import java.time.LocalDate;
import java.util.Optional;

/** Purchases one by one, and what came back of them. */
public final class RefundApi {
  /** Where and when a receipt was given. */
  public record ReceiptQuery(
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "Which till. \"main\" where it is left out.", example = "7", max = 40) Optional<String> till,
      @Doc("The business day, in the club's zone; today where it is left out.") Optional<LocalDate> day) {}

  private final Core core;

  public RefundApi(Core core) {
    this.core = core;
  }

  public Reply show(Call call) {
    return sold(call).map(sold -> Reply.of(PurchaseWithRefunds.of(core.db.read(h -> core.refunds.detail(h, sold)))))
        .orElseGet(Refusals::notFound);
  }

  public Reply byReceipt(Call call) {
    var asked = call.query(ReceiptQuery.class);
    var day = asked.day().orElseGet(core.clubs::today);
    return core.branches.byCode(asked.branch())
        .flatMap(branch -> core.db.read(h -> core.refunds.find(h, branch.id(), asked.till().orElse(PurchaseApi.MAIN_TILL), day, call.path("receipt"))))
        .map(sold -> Reply.of(PurchaseWithRefunds.of(core.db.read(h -> core.refunds.detail(h, sold))))).orElseGet(Refusals::notFound);
  }

  public Reply list(Call call) {
    var page = call.page();
    return sold(call).map(sold -> core.db.read(h -> core.refunds.of(h, sold)))
        .map(all -> Reply.of(Replies.page(all, page, refund -> refund.id().toString()).map(RefundView::of))).orElseGet(Refusals::notFound);
  }

  public Reply refund(Call call) {
    var wish = call.body(RefundRequest.class);
    if (wish.graceUntil().isPresent() && !call.session().may(Permission.REFUND_GRACE)) {
      return Reply.refuse(Problem.of(ProblemType.FORBIDDEN).with("permission", Shapes.word(Permission.REFUND_GRACE)));
    }
    if (sold(call).filter(sold -> !call.session().mayAt(sold.branchId())).isPresent()) {
      return Refusals.otherBranch();
    }
    return call.id("purchase", PurchaseId::new)
        .map(id -> Replies.keyed(core.refunds.refund(call.key(), wish.wish(id, PurchaseApi.MAIN_TILL),
            Optional.of(call.session().staffId())),
            answer -> answer instanceof Refunding.Refunded done ? Reply.of(RecordedRefund.of(done)) : SaleRefusals.of(answer)))
        .orElseGet(Refusals::notFound);
  }

  private Optional<Sold> sold(Call call) {
    return call.id("purchase", PurchaseId::new).flatMap(id -> core.db.read(h -> core.refunds.find(h, id)));
  }
}
