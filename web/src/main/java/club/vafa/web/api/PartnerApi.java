package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.partner.Contract;
import club.vafa.partner.Partner;
import club.vafa.partner.Partners;
import club.vafa.value.ContractId;
import club.vafa.value.Money;
import club.vafa.value.PartnerId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.ShopRefusals;
import club.vafa.web.api.PartnerShapes.ContractEnd;
import club.vafa.web.api.PartnerShapes.ContractView;
import club.vafa.web.api.PartnerShapes.ContractWish;
import club.vafa.web.api.PartnerShapes.DepositView;
import club.vafa.web.api.PartnerShapes.DepositWish;
import club.vafa.web.api.PartnerShapes.PartnerEdit;
import club.vafa.web.api.PartnerShapes.PartnerView;
import club.vafa.web.api.PartnerShapes.PartnerWish;
import java.util.function.Function;

/** Partner shops and their contracts, as the club's own staff look after them. */
public final class PartnerApi {
  private final Core core;

  public PartnerApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(Replies.page(core.partners.list(), call.page(), Partner::code).map(PartnerView::of));
  }

  public Reply add(Call call) {
    var wish = call.body(PartnerWish.class);
    return reply(core.partners.add(call.actor(), new Partner.Wish(wish.code(), wish.name(), wish.phone(), wish.ownerName())));
  }

  public Reply change(Call call) {
    var wish = call.body(PartnerEdit.class);
    return changed(call, id -> core.partners.change(call.actor(), id, new Partner.Wish("", wish.name(), wish.phone(), wish.ownerName())));
  }

  public Reply close(Call call) {
    return changed(call, id -> core.partners.close(call.actor(), id));
  }

  public Reply reopen(Call call) {
    return changed(call, id -> core.partners.reopen(call.actor(), id));
  }

  private static Reply changed(Call call, Function<PartnerId, Partners.Writing> change) {
    return call.id("partner", PartnerId::new).map(change).map(PartnerApi::reply).orElseGet(Refusals::notFound);
  }

  private static Reply reply(Partners.Writing writing) {
    return writing instanceof Partners.Writing.Written(Partner partner) ? Reply.of(PartnerView.of(partner)) : ShopRefusals.of(writing);
  }

  public Reply contracts(Call call) {
    return call.id("partner", PartnerId::new).flatMap(core.partners::byId)
        .map(partner -> Reply.of(Replies.page(core.partners.contracts(partner.id()), call.page(), c -> c.id().toString()).map(this::view)))
        .orElseGet(Refusals::notFound);
  }

  public Reply agree(Call call) {
    return call.id("partner", PartnerId::new).map(id -> reply(core.partners.agree(call.actor(), id, call.body(ContractWish.class).draft())))
        .orElseGet(Refusals::notFound);
  }

  public Reply end(Call call) {
    return call.id("contract", ContractId::new).map(id -> reply(core.partners.end(call.actor(), id, call.body(ContractEnd.class).lastDay())))
        .orElseGet(Refusals::notFound);
  }

  private Reply reply(Partners.Agreeing agreeing) {
    return agreeing instanceof Partners.Agreeing.Agreed(Contract contract) ? Reply.of(view(contract)) : ShopRefusals.of(agreeing);
  }

  private ContractView view(Contract contract) {
    return ContractView.of(contract, core.partners.deposited(contract), core.clubs.settings().money());
  }

  public Reply deposit(Call call) {
    var wish = call.body(DepositWish.class);
    var currency = core.clubs.settings().money();
    if (wish.amount().currency() != currency) {
      return Refusals.otherCurrency(currency);
    }
    return call.id("contract", ContractId::new).map(id -> Replies.keyed(
        core.partners.deposit(call.key(), call.actor(), id, wish.amount().amount(), wish.reference()),
        answer -> answer instanceof Partners.Depositing.Deposited(var contract, long amount, long left)
            ? Reply.of(new DepositView(contract, new Money(amount, currency), new Money(left, currency))) : ShopRefusals.of(answer)))
        .orElseGet(Refusals::notFound);
  }
}
