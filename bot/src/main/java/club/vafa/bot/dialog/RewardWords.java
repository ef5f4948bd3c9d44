package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.coupon.OwnCoupon;
import club.vafa.reward.OpenReward;
import club.vafa.reward.Redeeming;
import club.vafa.reward.Redemption;
import club.vafa.reward.RewardGift;
import club.vafa.reward.Shown;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A reward in words: a line of the catalogue, what came of taking it, and why it cannot be had. */
final class RewardWords {
  private final Core core;

  RewardWords(Core core) {
    this.core = core;
  }

  Message line(OpenReward open) {
    var plan = open.reward().plan();
    return open.whyNot().map(why -> Message.of("rewards.line.closed", "name", plan.name(), "points", plan.points(), "why", shortly(why)))
        .orElseGet(() -> Message.of("rewards.line", "name", plan.name(), "points", plan.points()));
  }

  private Message shortly(Redeeming.Refused why) {
    return switch (why) {
      case Redeeming.TooFew(var price, var missing) -> Message.of("rewards.why.few", "missing", missing);
      case Redeeming.SoldOut sold -> Message.of("rewards.why.soldout");
      case Redeeming.NotYet(var from) -> Message.of("rewards.why.notyet", "day", day(from));
      case Redeeming.OnlyFromTier(var tier, var until) -> until.map(end -> Message.of("rewards.why.tier.until", "tier", tier, "day",
          lastDay(end)))
          .orElse(Message.of("rewards.why.tier", "tier", tier));
      case Redeeming.LimitReached(int times, var until) -> until.map(again -> Message.of("rewards.why.limit.until", "day", day(again)))
          .orElse(Message.of("rewards.why.limit"));
      case Redeeming.Ended _, Redeeming.NotForYou _, Redeeming.GivenByStaff _, Redeeming.NotHere _, Redeeming.Changed _,
          Redeeming.NoSuchMember _,
          Redeeming.NoSuchReward _ -> Message.of("rewards.why.other");
    };
  }

  /** Why it cannot be had, as a whole sentence; the club's name goes first in an SMS. */
  Message refused(Redeeming.Refused why, LocalText name) {
    var message = switch (why) {
      case Redeeming.TooFew(var price, var missing) -> Message.of("rewards.refused.few", "missing", missing);
      case Redeeming.SoldOut sold -> Message.of("rewards.refused.soldout");
      case Redeeming.NotYet(var from) -> Message.of("rewards.refused.notyet", "from", from);
      case Redeeming.OnlyFromTier(var tier, var until) -> until.map(end -> Message.of("rewards.refused.tier.until", "tier", tier, "until",
          end))
          .orElse(Message.of("rewards.refused.tier", "tier", tier));
      case Redeeming.LimitReached(int times, var until) -> until.map(again -> Message.of("rewards.refused.limit.until", "until", again))
          .orElse(Message.of("rewards.refused.limit", "times", times));
      case Redeeming.Ended ended -> Message.of("rewards.refused.ended");
      case Redeeming.Changed changed -> Message.of("rewards.refused.changed");
      case Redeeming.NotForYou _, Redeeming.GivenByStaff _, Redeeming.NotHere _, Redeeming.NoSuchMember _, Redeeming.NoSuchReward _ ->
          Message.of("rewards.refused.gone");
    };
    return message.with("name", name).with("club", core.clubs.settings().name());
  }

  /** What the member has now. */
  Message taken(Shown shown) {
    var r = shown.redemption();
    var message = r.state() == Redemption.State.RESERVED
        ? Message.of("rewards.taken.reserved", "points", r.points(), "day", lastDay(r.until().orElseThrow()), "code", new Code(r.code()))
        : gift(shown, r);
    return message.with("name", r.name()).with("club", core.clubs.settings().name());
  }

  private Message gift(Shown shown, Redemption r) {
    return switch (r.gift()) {
      case RewardGift.Code code -> coupon(shown.coupon().orElseThrow());
      case RewardGift.PartnerCoupon coupon -> Message.of("rewards.taken.partner", "code", new Code(secret(shown).code()), "day",
          lastDay(secret(shown).until().orElseThrow()));
      case RewardGift.Card(var amount, var days) -> Message.of("rewards.taken.card", "amount", amount, "code",
          new Code(secret(shown).code()));
      case RewardGift.Credit(var amount, var days) -> Message.of("rewards.taken.credit", "amount", amount);
      case RewardGift.Gathering(var place, var at) -> Message.of("rewards.taken.gathering", "place", place, "at", at);
      case RewardGift.Donation(var cause, var amount) -> Message.of("rewards.taken.donation", "cause", cause, "amount", amount);
      case RewardGift.Priority(int days) -> Message.of("rewards.taken.priority", "day", day(r.at()).plusDays(days));
      case RewardGift.Soft(var way, var words) -> Message.of("rewards.taken.soft", "words", words);
      case RewardGift.Goods _, RewardGift.Cash _ -> Message.of("rewards.taken.goods");
    };
  }

  private Message coupon(OwnCoupon own) {
    return Message.of("rewards.taken.code", "discount", OffersDialog.discount(own.coupon().discount()), "day",
        lastDay(own.coupon().until()), "code",
        new Code(own.code()));
  }

  private static Shown.Secret secret(Shown shown) {
    return shown.secret().orElseThrow();
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone());
  }

  private LocalDate lastDay(Instant end) {
    return LineWords.lastDay(end, zone());
  }

  private ZoneId zone() {
    return core.clubs.settings().zone();
  }
}
