package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.coupon.Coupon;
import club.vafa.coupon.Discount;
import club.vafa.coupon.OwnCoupon;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the member can use now: discount codes, and points with or without an end. */
public final class OffersDialog implements Dialog {

  private static final int COUPONS_MAX = 10;

  private final Core core;

  public OffersDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return "offers";
  }

  @Override
  public Answer begin(Turn turn) {
    var coupons = core.coupons.ofMember(turn.h(), turn.member().orElseThrow().id());
    return turn.end(turn.speech().sms() ? bySms(turn, coupons.stream().findFirst())
        : byChat(turn, coupons.stream().limit(COUPONS_MAX).toList()));
  }

  private Content byChat(Turn turn, List<OwnCoupon> coupons) {
    var speech = turn.speech();
    var parts = new ArrayList<String>();
    parts.add(speech.say(coupons.isEmpty() ? "offers.none" : "offers.title"));
    coupons.forEach(own -> parts.add(coupon(speech, own)));
    if (!coupons.isEmpty()) {
      parts.add(speech.say(Message.of("offers.show")));
    }
    parts.add(speech.say(points(turn)));
    var copies = coupons.stream().map(own ->
        List.of(Button.copying(speech.say(Message.of("offers.copy", "code", own.code())), own.code()))).toList();
    return Content.text(String.join("\n\n", parts), copies.isEmpty() ? Keyboard.NONE : new Keyboard.Inline(copies));
  }

  private String coupon(Speech speech, OwnCoupon own) {
    var coupon = own.coupon();
    var day = LineWords.lastDay(coupon.until(), core.clubs.settings().zone());
    var code = new Code(own.code());
    var words = speech.say(coupon.minimum().amount() == 0
        ? Message.of("offers.coupon", "name", coupon.name(), "discount", discount(coupon.discount()), "day", day, "code", code)
        : Message.of("offers.coupon.minimum", "name", coupon.name(), "discount", discount(coupon.discount()), "day", day, "code", code)
            .with("minimum", coupon.minimum()));
    return where(speech, coupon).map(branches -> words + "\n" + branches).orElse(words);
  }

  private Optional<String> where(Speech speech, Coupon coupon) {
    var names = coupon.branches().stream().flatMap(id -> core.branches.byId(id).stream()).map(Branch::name)
        .map(name -> name.in(speech.language())).sorted().collect(Collectors.joining("، "));
    return names.isEmpty() ? Optional.empty() : Optional.of(speech.say(Message.of("offers.branches", "branches", names)));
  }

  static Message discount(Discount discount) {
    return switch (discount) {
      case Discount.Percent(int percent, Optional<Money> most) -> most
          .map(money -> Message.of("offers.percent.most", "percent", percent, "most", money))
          .orElse(Message.of("offers.percent", "percent", percent));
      case Discount.Off(Money amount) -> Message.of("offers.off", "amount", amount);
      case Discount.FreeItem item -> Message.of("offers.item");
    };
  }

  private Message points(Turn turn) {
    var balance = core.ledger.balance(turn.h(), HolderId.of(turn.member().orElseThrow().id()), Unit.POINTS);
    return balance.next()
        .map(next -> Message.of("offers.points.next", "points", balance.available(), "next", next.amount(),
            "day", LineWords.lastDay(next.at(), core.clubs.settings().zone())))
        .orElse(Message.of("offers.points", "points", balance.available()));
  }

  private Content bySms(Turn turn, Optional<OwnCoupon> soonest) {
    var club = core.clubs.settings().name();
    return turn.speech().text(soonest
        .map(own -> Message.of("offers.sms", "club", club, "name", own.coupon().name(), "discount", discount(own.coupon().discount()),
            "day", LineWords.lastDay(own.coupon().until(), core.clubs.settings().zone())).with("code", own.code()))
        .orElseGet(() -> Message.of("offers.sms.none", "club", club, "points",
            core.ledger.balance(turn.h(), HolderId.of(turn.member().orElseThrow().id()), Unit.POINTS).available())));
  }
}
