package club.vafa.reward;

import club.vafa.club.Clubs;
import club.vafa.coupon.CouponBatch;
import club.vafa.coupon.CouponBatches;
import club.vafa.coupon.Discount;
import club.vafa.tier.Tiers;
import club.vafa.value.Currency;
import java.util.ArrayList;
import java.util.List;

/// Whether a plan names only what the club has.
public final class RewardCheck {

  private final Clubs clubs;
  private final Tiers tiers;
  private final CouponBatches batches;
  private final Groups groups;
  private final Shop shop;

  public RewardCheck(Clubs clubs, Tiers tiers, CouponBatches batches, Groups groups, Shop shop) {
    this.clubs = clubs;
    this.tiers = tiers;
    this.batches = batches;
    this.groups = groups;
    this.shop = shop;
  }

  /// The fields that do not, as the plan's writers know them.
  List<String> wrong(RewardPlan plan) {
    var wrong = new ArrayList<String>();
    var access = plan.access();
    if (access.tier().filter(id -> tiers.programme().byId(id).isEmpty()).isPresent()) {
      wrong.add("tier");
    }
    if (access.early().filter(early -> tiers.programme().byId(early.tier()).isEmpty()).isPresent()) {
      wrong.add("early.tier");
    }
    if (!access.segments().stream().allMatch(groups::known)) {
      wrong.add("segments");
    }
    if (!access.branches().stream().allMatch(shop::has)) {
      wrong.add("branches");
    }
    switch (plan.gift()) {
      case RewardGift.Code(var terms) -> {
        other(terms.minimum().currency(), "gift.coupon.minimum.currency", wrong);
        if (!terms.branches().stream().allMatch(shop::has)) {
          wrong.add("gift.coupon.branches");
        }
        if (terms.discount() instanceof Discount.FreeItem(var product, var worth) && !shop.has(product)) {
          wrong.add("gift.coupon.item");
        }
      }
      case RewardGift.Credit(var amount, var days) -> other(amount.currency(), "gift.amount.currency", wrong);
      case RewardGift.Card(var amount, var days) -> other(amount.currency(), "gift.amount.currency", wrong);
      case RewardGift.Cash(var amount) -> other(amount.currency(), "gift.amount.currency", wrong);
      case RewardGift.Donation(var cause, var amount) -> other(amount.currency(), "gift.amount.currency", wrong);
      case RewardGift.PartnerCoupon(var id) -> {
        if (batches.find(id).filter(batch -> batch.kind() == CouponBatch.Kind.IMPORTED && batch.voidedAt().isEmpty()).isEmpty()) {
          wrong.add("gift.batch");
        }
      }
      case RewardGift.Goods goods -> { }
      case RewardGift.Gathering gathering -> { }
      case RewardGift.Priority priority -> { }
      case RewardGift.Soft soft -> { }
    }
    return wrong;
  }

  private void other(Currency currency, String field, List<String> wrong) {
    if (currency != clubs.settings().money()) {
      wrong.add(field);
    }
  }
}
