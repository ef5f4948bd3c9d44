package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.reward.Access;
import club.vafa.reward.RewardGift;
import club.vafa.reward.RewardLimit;
import club.vafa.reward.RewardPlan;
import club.vafa.reward.RewardStep;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The café's rewards: a coffee, a mug that is fetched, and a tree. */
final class SampleRewards {

  private final Core core;

  SampleRewards(Core core) {
    this.core = core;
  }

  /** One that is there already, from a loading that was cut off, stays as it is. */
  void add(StaffId marketer, LocalDate from, ZoneId zone) {
    var begins = from.atStartOfDay(zone).toInstant();
    for (var plan : List.of(coffee(begins), mug(begins), tree(begins))) {
      var step = core.rewardDesk.add(plan, marketer);
      if (!(step instanceof RewardStep.Done || step instanceof RewardStep.CodeTaken)) {
        throw new IllegalStateException("a sample reward was refused: " + step);
      }
    }
  }

  private static RewardPlan coffee(Instant from) {
    var name = new LocalText("یک فنجان قهوه مهمان ما", "A cup of coffee on us");
    var terms = new CouponTerms(name, new Discount.Off(Money.rials(850_000)), Money.rials(0), Set.of(), 30);
    return plan("coffee", name, new LocalText("هر قهوه‌ای که دوست دارید، در همهٔ شعبه‌ها.", "Whichever you like, at every branch."),
        new RewardGift.Code(terms), 80, Optional.empty(), from);
  }

  private static RewardPlan mug(Instant from) {
    return plan("mug", new LocalText("ماگ سفالی نارنج", "Narenj clay mug"),
        new LocalText("دست‌ساز، در سه رنگ. در شعبه تحویل می‌گیرید.", "Handmade, in three colours. You fetch it at a branch."),
            new RewardGift.Goods(), 400,
        Optional.of(40L), from);
  }

  private static RewardPlan tree(Instant from) {
    return plan("tree", new LocalText("کاشت یک نهال", "A young tree"),
        new LocalText("از طرف شما یک نهال بلوط می‌کاریم.", "We plant an oak on your behalf."),
        new RewardGift.Donation(new LocalText("کاشت نهال بلوط در زاگرس", "planting oaks in the Zagros"), Money.rials(500_000)), 120,
            Optional.empty(), from);
  }

  private static RewardPlan plan(String code, LocalText name, LocalText about, RewardGift gift, long points, Optional<Long> stock,
      Instant from) {
    return new RewardPlan(code, name, about, gift, Optional.of(new Points(points)), stock, Optional.of(new RewardLimit(3, Optional.of(30))),
        gift.handedOver() ? Optional.of(7) : Optional.empty(), Access.everybody(from));
  }
}
