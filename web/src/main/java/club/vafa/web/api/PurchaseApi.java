package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.purchase.Recording;
import club.vafa.value.MemberId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.SaleRefusals;
import club.vafa.web.api.PurchaseShapes.PurchaseView;
import club.vafa.web.api.PurchaseShapes.RecordedPurchase;
import club.vafa.web.api.PurchaseShapes.SaleWish;
import java.util.Optional;

/** Purchases at the till. */
public final class PurchaseApi {
  static final String MAIN_TILL = "main";

  private final Core core;
  private final Phones phones;

  public PurchaseApi(Core core) {
    this.core = core;
    this.phones = new Phones(core.clubs);
  }

  public Reply record(Call call) {
    var wish = call.body(SaleWish.class);
    var sale = wish.sale(phones, wish.receipt());
    if (core.branches.byCode(wish.branch()).filter(branch -> !call.session().mayAt(branch.id())).isPresent()) {
      return Refusals.otherBranch();
    }
    return Replies.keyed(core.purchases.record(call.key(), sale, Optional.of(call.session().staffId())),
        answer -> answer instanceof Recording.Recorded done ? Reply.of(RecordedPurchase.of(done)) : SaleRefusals.of(answer));
  }

  public Reply ofMember(Call call) {
    var page = call.pageById();
    return call.id("member", MemberId::new).filter(id -> core.db.read(h -> core.members.byId(h, id)).isPresent())
        .map(id -> Reply.of(core.db.read(h -> core.purchases.ofMember(h, id, page)).map(PurchaseView::of)))
        .orElseGet(Refusals::notFound);
  }
}
