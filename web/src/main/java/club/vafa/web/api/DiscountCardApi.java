package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.card.DiscountCardWish;
import club.vafa.card.DiscountCheck;
import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.web.Call;
import club.vafa.web.CardRefusals;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.CardShapes.DiscountCardCheck;
import club.vafa.web.api.CardShapes.DiscountCardPlace;
import club.vafa.web.api.CardShapes.DiscountCardQuery;
import club.vafa.web.api.CardShapes.DiscountCardView;
import club.vafa.web.api.CardShapes.GoodDiscountCard;
import club.vafa.web.json.Malformed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Discount cards: given out, looked up at the till, blocked. */
public final class DiscountCardApi {
  private final Core core;

  public DiscountCardApi(Core core) {
    this.core = core;
  }

  public Reply issue(Call call) {
    var wish = call.body(CardShapes.DiscountCardWish.class);
    if (wish.until().filter(until -> !until.isAfter(core.clock.instant())).isPresent()) {
      throw Malformed.field("until", "in_the_past");
    }
    if (wish.member().isPresent() && core.db.read(h -> core.members.byId(h, wish.member().get())).isEmpty()) {
      return CardRefusals.unknownMember();
    }
    var codes = wish.branches().orElse(List.of());
    var unknown = codes.stream().filter(code -> core.branches.byCode(code).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      return Refusals.unknownBranch(unknown.get());
    }
    Set<BranchId> branches = codes.stream().map(code -> core.branches.byCode(code).map(Branch::id).orElseThrow()).collect(Collectors.toSet());
    var card = new DiscountCardWish(wish.member(), wish.name(), wish.percent(), branches, wish.from(), wish.until());
    return Replies.keyed(core.discountCards.issue(call.key(), card, call.session().staffId()),
        issued -> Reply.of(DiscountCardView.of(core.discountCards.byId(issued.card()).orElseThrow())));
  }

  public Reply list(Call call) {
    return Reply.of(core.discountCards.list(call.query(DiscountCardQuery.class).member(), call.pageById()).map(DiscountCardView::of));
  }

  public Reply check(Call call) {
    var wish = call.body(DiscountCardCheck.class);
    return at(call, wish.branch(), branch -> switch (core.discountCards.check(call.session().tokenId().toString(), wish.code(), branch.id())) {
      case DiscountCheck.Good(var card) -> Reply.of(GoodDiscountCard.of(card, wish.basket()));
      case DiscountCheck.Bad bad -> CardRefusals.of(bad);
    });
  }

  public Reply best(Call call) {
    return at(call, call.query(DiscountCardPlace.class).branch(), branch -> core.db.read(h -> call.id("member", MemberId::new)
        .flatMap(id -> core.members.byId(h, id)).flatMap(member -> core.discountCards.best(h, member.id(), branch.id())))
        .map(card -> Reply.of(DiscountCardView.of(card))).orElseGet(Refusals::notFound));
  }

  /** At this branch, where there is such a one and the caller works there. */
  private Reply at(Call call, String code, Function<Branch, Reply> then) {
    var branch = core.branches.byCode(code);
    if (branch.isEmpty()) {
      return Refusals.unknownBranch(code);
    }
    return call.session().mayAt(branch.get().id()) ? then.apply(branch.get()) : Refusals.otherBranch();
  }

  public Reply block(Call call) {
    return set(call, true);
  }

  public Reply unblock(Call call) {
    return set(call, false);
  }

  private Reply set(Call call, boolean blocked) {
    return call.id("card", Function.<UUID>identity()).flatMap(id -> core.discountCards.block(id, blocked, call.session().staffId()).map(done ->
        done ? Reply.of(DiscountCardView.of(core.discountCards.byId(id).orElseThrow())) : CardRefusals.blockedAlready(blocked)))
        .orElseGet(Refusals::notFound);
  }
}
