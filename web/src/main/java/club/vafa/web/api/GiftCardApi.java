package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.db.Outcome;
import club.vafa.giftcard.GiftCard;
import club.vafa.giftcard.GiftCardDesk;
import club.vafa.giftcard.GiftCardStatus;
import club.vafa.giftcard.GiftCards;
import club.vafa.giftcard.Loading;
import club.vafa.giftcard.Paying;
import club.vafa.giftcard.Returning;
import club.vafa.giftcard.Showing;
import club.vafa.ledger.Balance;
import club.vafa.value.GiftCardId;
import club.vafa.value.TransferId;
import club.vafa.web.Call;
import club.vafa.web.GiftCardRefusals;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.GiftCardShapes.GiftCardCodeCheck;
import club.vafa.web.api.GiftCardShapes.GiftCardCode;
import club.vafa.web.api.GiftCardShapes.GiftCardView;
import club.vafa.web.api.GiftCardShapes.GiftCardLiability;
import club.vafa.web.api.GiftCardShapes.GiftCardLoadWish;
import club.vafa.web.api.GiftCardShapes.LoadedGiftCard;
import club.vafa.web.api.GiftCardShapes.GiftCardPayment;
import club.vafa.web.api.GiftCardShapes.GiftCardPaymentWish;
import club.vafa.web.api.GiftCardShapes.GiftCardReturn;
import club.vafa.web.api.GiftCardShapes.GiftCardReturnWish;
import club.vafa.web.api.GiftCardShapes.GiftCardSaleWish;
import club.vafa.web.json.Malformed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Gift cards: sold, loaded and taken at the till, looked after by staff. */
public final class GiftCardApi {
  private static final int LAST_YEAR = 2999;

  private final Core core;

  public GiftCardApi(Core core) {
    this.core = core;
  }

  public Reply sell(Call call) {
    var wish = call.body(GiftCardSaleWish.class);
    checkDay(wish.lastDay());
    return at(call, wish.branch(), branch -> Replies.keyed(
        core.giftCards.sell(call.key(), new GiftCards.Sell(branch.id(), wish.amount(), wish.lastDay()), branch, call.session().staffId()),
        loading -> loaded(loading, true)));
  }

  public Reply load(Call call) {
    var wish = call.body(GiftCardLoadWish.class);
    checkDay(wish.lastDay());
    return at(call, wish.branch(), branch -> Replies.keyed(
        core.giftCards.load(call.key(), wish.code(), new GiftCards.Sell(branch.id(), wish.amount(), wish.lastDay()), branch, call.session().staffId()),
        loading -> loaded(loading, false)));
  }

  private Reply loaded(Loading loading, boolean sold) {
    return loading instanceof Loading.Loaded(var card, var transfer, var amount, var balance)
        ? Reply.of(new LoadedGiftCard(card, sold ? core.giftCardDesk.code(card) : Optional.empty(), transfer, amount, balance))
        : GiftCardRefusals.of(loading);
  }

  public Reply pay(Call call) {
    var wish = call.body(GiftCardPaymentWish.class);
    return at(call, wish.branch(), branch -> Replies.keyed(
        core.giftCards.pay(call.key(), wish.code(), wish.amount(), branch, call.session().staffId()),
        paying -> switch (paying) {
          case Paying.Paid(var card, var transfer, var amount, var left, var at) -> Reply.of(new GiftCardPayment(card, transfer, amount, left, at));
          case Paying.Refused refused -> GiftCardRefusals.of(refused);
        }));
  }

  public Reply check(Call call) {
    var code = call.body(GiftCardCodeCheck.class).code();
    return core.db.transact(h -> Outcome.commit(switch (core.giftCards.show(h, GiftCards.GUESSES, call.session().tokenId().toString(), code)) {
      case Showing.Shown(var card, var balance) -> Reply.of(view(card, balance));
      case Showing.NotShown(var why) -> GiftCardRefusals.of(why);
    }));
  }

  public Reply giveBack(Call call) {
    var wish = call.body(GiftCardReturnWish.class);
    var card = card(call);
    var payment = call.id("payment", TransferId::new);
    if (card.isEmpty() || payment.isEmpty()) {
      return Refusals.notFound();
    }
    var currency = core.clubs.settings().money();
    if (wish.amount().currency() != currency) {
      return Refusals.otherCurrency(currency);
    }
    return Replies.keyed(core.giftCards.giveBack(call.key(), card.get(), payment.get(), wish.amount().amount(), call.session().staffId()),
        returning -> returning instanceof Returning.Returned(var transfer, var restored, var stayed, var balance)
            ? Reply.of(new GiftCardReturn(transfer, restored, stayed, balance)) : GiftCardRefusals.of(returning));
  }

  public Reply list(Call call) {
    return Reply.of(core.giftCardDesk.list(call.pageById()).map(listed -> view(listed.card(), listed.balance())));
  }

  public Reply show(Call call) {
    return card(call).flatMap(core.giftCardDesk::byId).map(listed -> Reply.of(view(listed.card(), listed.balance()))).orElseGet(Refusals::notFound);
  }

  public Reply code(Call call) {
    return card(call).flatMap(id -> core.giftCardDesk.code(id, call.session().staffId())).map(code -> Reply.of(new GiftCardCode(code)))
        .orElseGet(Refusals::notFound);
  }

  public Reply newCode(Call call) {
    return card(call).flatMap(id -> core.giftCardDesk.newCode(id, call.actor())).map(code -> Reply.of(new GiftCardCode(code)))
        .orElseGet(Refusals::notFound);
  }

  public Reply block(Call call) {
    return set(call, GiftCardStatus.BLOCKED);
  }

  public Reply unblock(Call call) {
    return set(call, GiftCardStatus.ACTIVE);
  }

  public Reply liability(Call call) {
    return Reply.of(GiftCardLiability.of(core.giftCardDesk.liability(), core.clubs.settings().money()));
  }

  private Reply set(Call call, GiftCardStatus wanted) {
    return card(call).map(id -> core.giftCardDesk.set(id, wanted, call.session().staffId())).map(setting ->
        setting instanceof GiftCardDesk.Setting.Done(var listed) ? Reply.of(view(listed.card(), listed.balance())) : GiftCardRefusals.of(setting))
        .orElseGet(Refusals::notFound);
  }

  private GiftCardView view(GiftCard card, Balance balance) {
    return GiftCardView.of(card, balance, card.branch().flatMap(core.branches::byId).map(Branch::code), core.clubs.settings().money());
  }

  private void checkDay(Optional<LocalDate> lastDay) {
    if (lastDay.filter(day -> day.isBefore(core.clubs.today()) || day.getYear() > LAST_YEAR).isPresent()) {
      throw Malformed.field("lastDay", "not_acceptable");
    }
  }

  private static Optional<GiftCardId> card(Call call) {
    return call.id("card", GiftCardId::new);
  }

  /** At this branch, where there is such a one and the caller works there. */
  private Reply at(Call call, String code, Function<Branch, Reply> then) {
    var branch = core.branches.byCode(code);
    if (branch.isEmpty()) {
      return Refusals.unknownBranch(code);
    }
    return call.session().mayAt(branch.get().id()) ? then.apply(branch.get()) : Refusals.otherBranch();
  }
}
