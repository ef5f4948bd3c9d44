package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.db.Outcome;
import club.vafa.earning.Through;
import club.vafa.purchase.Quotes.Quote;
import club.vafa.purchase.Sale;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.SaleRefusals;
import club.vafa.web.api.PurchaseShapes.EarnedLine;
import club.vafa.web.api.PurchaseShapes.ItemWish;
import club.vafa.web.api.PurchaseShapes.LevelName;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What sales would earn, and what is no sale. */
public final class QuoteApi {

  /** A sale that may yet be made. */
  public record QuoteWish(
      @Doc(value = "The member's phone number, as people write it. Give exactly one of phone, card and memberId.", example = "09000000001",
          max = 40)
      Optional<String> phone,
      @Doc(value = "The number of the member's card, or what was scanned from its QR.", max = 100) Optional<String> card,
      @Doc("The member's id.") Optional<MemberId> memberId,
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "Which till of the branch; \"main\" where it is left out.", max = 40) Optional<String> till,
      @Doc(value = "When it would be; now where it is left out.") Optional<Instant> at,
      @Doc(value = "What would be paid in money after discounts; the items' sum where it is left out.",
          example = "{\"amount\": 1700000, \"currency\": \"IRR\"}")
      Optional<Money> paid,
      @Doc(value = "What would be sold.", max = Sale.ITEMS_MAX, example = "{\"product\": \"tea-saffron\", \"quantity\": 2, "
          + "\"price\": {\"amount\": 850000, \"currency\": \"IRR\"}}") Optional<List<ItemWish>> items,
      @Doc("By which way it would come: at a till, where it is left out.") Optional<Through> through,
      @Doc("What would pay beside money, and what would be taken off.") Optional<PayShapes.PayWish> pay,
      @Doc("Whether the standing discount of the member's level comes off; yes, where it is left out. No, where the till has taken it off "
          + "itself or tells of a sale that was paid before.") Optional<Boolean> levelDiscount) implements Told {
    public QuoteWish {
      Named.once(phone, card, memberId);
    }
  }

  /** What the sale would earn and why. */
  public record QuoteView(
      MemberId memberId,
      @Doc(value = "The code of the branch.", example = "valiasr") String branch,
      @Doc("When it would be.") Instant at,
      Money paid,
      @Doc(value = "What it would earn in all.", example = "17") long points,
      @Doc("Rule by rule; the lines sum to the points.") List<EarnedLine> lines,
      @Doc("What credit it would bring, rule by rule, in the currency's smallest unit.") List<EarnedLine> credits,
      @Doc("The discount codes that it would bring.") List<LocalText> coupons,
      @Doc(value = "The member's posted points after it.", example = "117") long balance,
      @Doc(value = "Which purchase of the member it would be.", example = "3") long nthPurchase,
      LevelName level,
      @Doc("Whether the member would rise to this level by it.") boolean rises,
      @Doc("How it would be paid, where not in money alone.") Optional<PayShapes.BillView> bill) {
    static QuoteView of(Quote.Quoted quote) {
      return new QuoteView(quote.member(), quote.branch(), quote.at(), quote.paid(), quote.points(), quote.lines().stream()
          .map(EarnedLine::of).toList(),
          quote.credits().stream().map(EarnedLine::of).toList(), quote.coupons(), quote.balance(), quote.nthPurchase(),
          new LevelName(quote.level().code(), quote.level().name()), quote.rises(), quote.bill().map(PayShapes.BillView::of));
    }
  }

  /** A visit. */
  public record VisitWish(@Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch) {}

  /** A visit that was told of. */
  public record VisitView(@Doc(value = "Whether it is the first one today at this branch; another one changes nothing.",
      example = "true") boolean first) {}

  private final Core core;
  private final Phones phones;

  public QuoteApi(Core core) {
    this.core = core;
    this.phones = new Phones(core.clubs);
  }

  public Reply quote(Call call) {
    var wish = call.body(QuoteWish.class);
    var sale = wish.sale(phones, "");
    if (core.branches.byCode(wish.branch()).filter(branch -> !call.session().mayAt(branch.id())).isPresent()) {
      return Refusals.otherBranch();
    }
    return switch (core.quotes.quote(call.session().tokenId().toString(), sale)) {
      case Quote.Quoted quoted -> Reply.of(QuoteView.of(quoted));
      case Quote.Not(var why) -> SaleRefusals.of(why);
    };
  }

  public Reply visit(Call call) {
    var wish = call.body(VisitWish.class);
    var branch = core.branches.byCode(wish.branch());
    if (branch.isEmpty()) {
      return Refusals.unknownBranch(wish.branch());
    }
    if (!call.session().mayAt(branch.get().id())) {
      return Refusals.otherBranch();
    }
    return call.id("member", MemberId::new).flatMap(id -> core.db.transact(h -> Outcome.commit(core.members.byId(h, id)
            .map(member -> core.visits.record(h, member.id(), branch.get(), Optional.of(call.session().staffId()))))))
        .map(first -> Reply.of(new VisitView(first))).orElseGet(Refusals::notFound);
  }
}
