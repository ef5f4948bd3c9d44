package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.partner.Dealing;
import club.vafa.partner.PartnerTill;
import club.vafa.purchase.Customer;
import club.vafa.request.Keyed;
import club.vafa.value.DealId;
import club.vafa.value.PartnerId;
import club.vafa.web.Call;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.ShopRefusals;
import club.vafa.web.api.PartnerShapes.DealView;
import club.vafa.web.api.PartnerShapes.PartnerBurn;
import club.vafa.web.api.PartnerShapes.PartnerPurchase;
import club.vafa.web.api.PartnerShapes.UndoneView;
import java.util.function.Function;

/** What a partner's till tells. Somebody of a partner's staff speaks for that partner alone. */
public final class PartnerTillApi {
  private final Core core;
  private final Phones phones;

  public PartnerTillApi(Core core) {
    this.core = core;
    this.phones = new Phones(core.clubs);
  }

  public Reply earn(Call call) {
    var wish = call.body(PartnerPurchase.class);
    var customer = wish.customer(phones);
    var currency = core.clubs.settings().money();
    if (wish.paid().currency() != currency) {
      return Refusals.otherCurrency(currency);
    }
    return at(call, partner -> core.partnerTill.earn(call.key(), new PartnerTill.Purchase(partner, customer, wish.paid().amount(), wish.receipt())));
  }

  public Reply spend(Call call) {
    var wish = call.body(PartnerBurn.class);
    return at(call, partner ->
        core.partnerTill.spend(call.key(), new PartnerTill.Burn(partner, new Customer.ByCard(wish.card()), wish.points(), wish.receipt())));
  }

  public Reply undo(Call call) {
    return call.id("deal", DealId::new).map(deal -> at(call, partner -> core.partnerTill.undo(call.key(), partner, deal)))
        .orElseGet(Refusals::notFound);
  }

  private Reply at(Call call, Function<PartnerId, Keyed<Dealing>> deal) {
    var partner = call.id("partner", PartnerId::new);
    if (partner.isEmpty()) {
      return Refusals.notFound();
    }
    if (!call.session().mayFor(partner.get())) {
      return Reply.refuse(Problem.of(ProblemType.OTHER_PARTNER));
    }
    return Replies.keyed(deal.apply(partner.get()), answer -> switch (answer) {
      case Dealing.Dealt dealt -> Reply.of(DealView.of(dealt, core.clubs.settings().money()));
      case Dealing.Undone undone -> Reply.of(UndoneView.of(undone));
      default -> ShopRefusals.of(answer);
    });
  }
}
