package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.coupon.Basket;
import club.vafa.coupon.Coupon;
import club.vafa.coupon.CouponCheck;
import club.vafa.coupon.Discount;
import club.vafa.coupon.Redemption;
import club.vafa.value.CouponId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.ProductId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Discount codes at the till. */
public final class CouponApi {
  /** Where a code is shown. */
  public record CouponQuery(
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "What the basket comes to, in the currency's smallest unit.", example = "1700000", min = 0) Optional<Long> amount) {}

  /** A code that is good here and now. */
  public record CouponView(
      CouponId id,
      @Doc("Whose it is; one of a batch is nobody's.") Optional<MemberId> member,
      LocalText name,
      @Doc(value = "So much percent off.", example = "20") Optional<Integer> percent,
      @Doc("So much off; with a percentage, at most so much; with an item, what it is worth.") Optional<Money> off,
      @Doc("One piece of this product for nothing.") Optional<ProductId> item,
      @Doc("The smallest basket that it takes.") Money minimum,
      @Doc("Until when.") Instant until,
      @Doc("What it takes off this basket.") Optional<Money> discount) {
    static CouponView of(Coupon coupon, Optional<Money> discount) {
      var cut = CouponShapes.Cut.of(coupon.discount());
      return new CouponView(coupon.id(), coupon.member(), coupon.name(), cut.percent(), cut.off(), cut.item(), coupon.minimum(),
          coupon.until(), discount);
    }
  }

  /** A code that is redeemed. */
  public record RedemptionWish(
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "What the basket comes to.", example = "{\"amount\": 1700000, \"currency\": \"IRR\"}") Money basket) {}

  /** A redemption. */
  public record RedemptionView(CouponId coupon, Optional<MemberId> member, LocalText name, @Doc("What came off.") Money discount,
      @Doc("What is to be paid.") Money toPay, Instant at) {}

  private final Core core;

  public CouponApi(Core core) {
    this.core = core;
  }

  public Reply check(Call call) {
    var query = call.query(CouponQuery.class);
    var basket = query.amount().map(amount -> new Money(amount, core.clubs.settings().money()));
    return at(call, query.branch(), branch ->
        switch (core.coupons.check(call.session().tokenId().toString(), call.path("code"), branch.id(), basket.map(Basket::of))) {
          case CouponCheck.Good(var coupon, var discount) -> Reply.of(CouponView.of(coupon, discount));
          case CouponCheck.Bad(var why) -> Refusals.of(why);
        });
  }

  public Reply redeem(Call call) {
    var wish = call.body(RedemptionWish.class);
    return at(call, wish.branch(), branch -> Replies.keyed(
        core.coupons.redeem(call.key(), call.path("code"), branch.id(), wish.basket(), Optional.of(call.session().staffId())),
        answer -> switch (answer) {
          case Redemption.Redeemed(var coupon, var member, var name, var discount, var toPay, var at) ->
              Reply.of(new RedemptionView(coupon, member, name, discount, toPay, at));
          case Redemption.Refused why -> Refusals.of(why);
        }));
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
