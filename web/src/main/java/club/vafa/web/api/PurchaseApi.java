package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Recording;
import club.vafa.purchase.Sale;
import club.vafa.value.MemberId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.SaleRefusals;
import club.vafa.web.api.PurchaseShapes.ItemWish;
import club.vafa.web.api.PurchaseShapes.PurchaseView;
import club.vafa.web.api.PurchaseShapes.RecordedPurchase;
import club.vafa.web.api.PurchaseShapes.SaleWish;
import java.util.List;
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
    var customer = customer(wish);
    if (core.branches.byCode(wish.branch()).filter(branch -> !call.session().mayAt(branch.id())).isPresent()) {
      return Refusals.otherBranch();
    }
    var items = wish.items().orElse(List.of()).stream().map(ItemWish::item).toList();
    var sale = new Sale(customer, wish.branch(), wish.till().orElse(MAIN_TILL), wish.receipt(), wish.at(), wish.paid(), items,
        wish.through(), wish.pay().map(PayShapes.PayWish::tender), wish.levelDiscount());
    return Replies.keyed(core.purchases.record(call.key(), sale, Optional.of(call.session().staffId())),
        answer -> answer instanceof Recording.Recorded done ? Reply.of(RecordedPurchase.of(done)) : SaleRefusals.of(answer));
  }

  private Customer customer(SaleWish wish) {
    return wish.phone().<Customer>map(phone -> new Customer.ByPhone(phones.read("phone", phone)))
        .or(() -> wish.card().map(Customer.ByCard::new))
        .or(() -> wish.memberId().map(Customer.ById::new)).orElseThrow();
  }

  public Reply ofMember(Call call) {
    var page = call.pageById();
    return call.id("member", MemberId::new).filter(id -> core.db.read(h -> core.members.byId(h, id)).isPresent())
        .map(id -> Reply.of(core.db.read(h -> core.purchases.ofMember(h, id, page)).map(PurchaseView::of)))
        .orElseGet(Refusals::notFound);
  }
}
