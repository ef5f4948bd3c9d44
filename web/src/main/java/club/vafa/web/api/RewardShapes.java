package club.vafa.web.api;

import club.vafa.reward.Redemption;
import club.vafa.reward.Reward;
import club.vafa.reward.RewardGift;
import club.vafa.reward.RewardLimit;
import club.vafa.reward.RewardPlan;
import club.vafa.giftcard.GiftCardTerms;
import club.vafa.value.BranchId;
import club.vafa.value.CouponBatchId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.RedemptionId;
import club.vafa.value.RewardId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rewards and what becomes of them, on the wire. */
public final class RewardShapes {
  static final String REWARD_CODE = "[a-z0-9][a-z0-9-]{0,39}";

  private RewardShapes() {}

  /** What a reward can give. */
  public enum GiftKind { CODE, GOODS, CREDIT, GIFT_CARD, CASH, PARTNER_COUPON, GATHERING, DONATION, PRIORITY, SOFT }

  /** What a reward gives: the fields of its kind. */
  public record GiftPlan(
      @Doc(value = "A discount code, goods that are handed over, credit, a gift card, cash, a partner's coupon, a gathering, a donation, priority "
          + "service, or thanks and recognition.", example = "code") GiftKind kind,
      @Doc("What the discount code will be; also a product for nothing.") Optional<CouponShapes.CouponPlan> coupon,
      @Doc(value = "How much: of credit, on the gift card, in cash, to the cause.", min = 1,
          max = GiftCardTerms.AMOUNT_MAX) Optional<Money> amount,
      @Doc(value = "For how many days credit or gift card may be used; for ever where it is left out.", min = 0,
          max = RewardGift.VALID_DAYS_MAX)
      Optional<Integer> validDays,
      @Doc("The batch of the partner's codes.") Optional<CouponBatchId> batch,
      @Doc(value = "The gathering's place, the cause, or the words of thanks.", max = 500) Optional<LocalText> words,
      @Doc("When the gathering is.") Optional<Instant> at,
      @Doc(value = "For how many days the service has priority.", min = 1, max = RewardGift.VALID_DAYS_MAX) Optional<Integer> days,
      @Doc("Thanks, recognition or early news.") Optional<RewardGift.Soft.Way> way) {
    public GiftPlan {
      boolean money = kind == GiftKind.CREDIT || kind == GiftKind.GIFT_CARD || kind == GiftKind.CASH || kind == GiftKind.DONATION;
      need(coupon.isPresent(), kind == GiftKind.CODE, "coupon");
      need(amount.isPresent(), money, "amount");
      need(batch.isPresent(), kind == GiftKind.PARTNER_COUPON, "batch");
      need(words.isPresent(), kind == GiftKind.GATHERING || kind == GiftKind.DONATION || kind == GiftKind.SOFT, "words");
      need(at.isPresent(), kind == GiftKind.GATHERING, "at");
      need(days.isPresent(), kind == GiftKind.PRIORITY, "days");
      need(way.isPresent(), kind == GiftKind.SOFT, "way");
      need(validDays.isPresent(), validDays.isPresent() && (kind == GiftKind.CREDIT || kind == GiftKind.GIFT_CARD), "validDays");
    }

    RewardGift gift() {
      return switch (kind) {
        case CODE -> new RewardGift.Code(coupon.orElseThrow().terms());
        case GOODS -> new RewardGift.Goods();
        case CREDIT -> new RewardGift.Credit(amount.orElseThrow(), validDays);
        case GIFT_CARD -> new RewardGift.Card(amount.orElseThrow(), validDays);
        case CASH -> new RewardGift.Cash(amount.orElseThrow());
        case PARTNER_COUPON -> new RewardGift.PartnerCoupon(batch.orElseThrow());
        case GATHERING -> new RewardGift.Gathering(words.orElseThrow(), at.orElseThrow());
        case DONATION -> new RewardGift.Donation(words.orElseThrow(), amount.orElseThrow());
        case PRIORITY -> new RewardGift.Priority(days.orElseThrow());
        case SOFT -> new RewardGift.Soft(way.orElseThrow(), words.orElseThrow());
      };
    }

    static GiftPlan of(RewardGift gift) {
      var plain = new GiftPlan(GiftKind.GOODS, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty(), Optional.empty(), Optional.empty());
      return switch (gift) {
        case RewardGift.Code(var terms) -> new GiftPlan(GiftKind.CODE, Optional.of(CouponShapes.CouponPlan.of(terms)), plain.amount,
            plain.validDays,
            plain.batch, plain.words, plain.at, plain.days, plain.way);
        case RewardGift.Goods goods -> plain;
        case RewardGift.Credit(Money amount, var valid) -> money(GiftKind.CREDIT, amount, valid, Optional.empty());
        case RewardGift.Card(Money amount, var valid) -> money(GiftKind.GIFT_CARD, amount, valid, Optional.empty());
        case RewardGift.Cash(Money amount) -> money(GiftKind.CASH, amount, Optional.empty(), Optional.empty());
        case RewardGift.Donation(LocalText cause, Money amount) -> money(GiftKind.DONATION, amount, Optional.empty(), Optional.of(cause));
        case RewardGift.PartnerCoupon(var id) -> new GiftPlan(GiftKind.PARTNER_COUPON, plain.coupon, plain.amount, plain.validDays,
            Optional.of(id),
            plain.words, plain.at, plain.days, plain.way);
        case RewardGift.Gathering(LocalText place, Instant when) -> new GiftPlan(GiftKind.GATHERING, plain.coupon, plain.amount,
            plain.validDays,
            plain.batch, Optional.of(place), Optional.of(when), plain.days, plain.way);
        case RewardGift.Priority(int days) -> new GiftPlan(GiftKind.PRIORITY, plain.coupon, plain.amount, plain.validDays, plain.batch,
            plain.words,
            plain.at, Optional.of(days), plain.way);
        case RewardGift.Soft(var way, LocalText words) -> new GiftPlan(GiftKind.SOFT, plain.coupon, plain.amount, plain.validDays,
            plain.batch,
            Optional.of(words), plain.at, plain.days, Optional.of(way));
      };
    }

    private static GiftPlan money(GiftKind kind, Money amount, Optional<Integer> valid, Optional<LocalText> words) {
      return new GiftPlan(kind, Optional.empty(), Optional.of(amount), valid, Optional.empty(), words, Optional.empty(), Optional.empty(),
          Optional.empty());
    }
  }

  private static void need(boolean given, boolean wanted, String field) {
    if (given != wanted) {
      throw new WrongField(field, wanted ? "required" : "not_with_this_kind");
    }
  }

  /** How often a member may have a reward. */
  public record TakingLimit(
      @Doc(value = "So many times.", example = "1", min = 1, max = RewardLimit.TIMES_MAX) int times,
      @Doc(value = "Within so many of the club's days; at all where it is left out.", example = "7", min = 1, max = RewardLimit.DAYS_MAX)
      Optional<Integer> days) {}

  /** From when on members of a level may have it before the others. */
  public record EarlyPlan(
      @Doc(value = "The level's code; those above it have it too.", example = "gold", max = 40) String tier,
      @Doc(value = "From when on.", example = "2026-05-25T00:00:00+03:30") Instant from) {}

  /** A reward as it is wished. */
  public record RewardShape(
      @Doc(value = "Its code.", example = "coffee-on-us", pattern = REWARD_CODE) String code,
      @Doc(value = "Its name.", example = "{\"fa\": \"قهوهٔ مهمان ما\", \"en\": \"Coffee on us\"}", max = 60) LocalText name,
      @Doc(value = "What it is and what to do with it, as members read it.",
          example = "{\"fa\": \"یک فنجان قهوه به انتخاب شما، در همهٔ شعبه‌ها.\", \"en\": \"A cup of your choice, at every branch.\"}",
          max = 600) LocalText about,
      @Doc(value = "What it gives.", example = """
          {"kind": "code", "coupon": {"name": {"fa": "قهوهٔ مهمان ما", "en": "Coffee on us"}, "off": {"amount": 850000, "currency": "IRR"},
           "minimum": {"amount": 0, "currency": "IRR"}, "validDays": 30}}""") GiftPlan gift,
      @Doc(value = "What it costs, in points; nothing where it is left out.", example = "50", min = 1,
          max = RewardPlan.PRICE_MAX) Optional<Long> price,
      @Doc(value = "How many there are; without a limit where it is left out.", example = "200", min = 0, max = RewardPlan.STOCK_MAX)
      Optional<Long> stock,
      @Doc("How often one member may have it; without a limit where it is left out.") Optional<TakingLimit> limit,
      @Doc(value = "Where it is reserved first and handed over later: for how many days after the day on which it is taken.", min = 0,
          max = RewardPlan.RESERVED_DAYS_MAX) Optional<Integer> reservedDays,
      @Doc(value = "The code of the level from which on members may have it.", max = 40) Optional<String> tier,
      @Doc(value = "Groups of members, to one of which it is kept.", max = 20) Optional<List<String>> segments,
      @Doc("Who may have it before the others.") Optional<EarlyPlan> early,
      @Doc(value = "From when on.", example = "2026-06-01T00:00:00+03:30") Instant from,
      @Doc(value = "Before when.", example = "2036-06-01T00:00:00+03:30") Optional<Instant> until,
      @Doc("Where it is handed over; without it, at every branch.") Optional<List<BranchId>> branches,
      @Doc("Whether only staff give it.") Optional<Boolean> byStaffOnly) {
    public RewardShape {
      if (until.filter(end -> !from.isBefore(end)).isPresent()) {
        throw new WrongField("until", "before_from");
      }
      var begins = from;
      if (early.filter(first -> !first.from().isBefore(begins)).isPresent()) {
        throw new WrongField("early.from", "not_acceptable");
      }
      boolean handedOver = gift.kind() == GiftKind.GOODS || gift.kind() == GiftKind.CASH;
      if (handedOver && reservedDays.isEmpty()) {
        throw new WrongField("reservedDays", "required");
      }
      if (gift.kind() == GiftKind.SOFT && price.isPresent()) {
        throw new WrongField("price", "not_with_this_kind");
      }
    }
  }

  /** A reward. */
  public record RewardView(RewardId id, @Doc(value = "Grows with each edit.", example = "1") int version, RewardShape plan,
      @Doc(value = "How many are left.", example = "187") Optional<Long> left, Instant createdAt, Optional<Instant> endedAt) {}

  /** Why a reward is ended. */
  public record WhyWish(@Doc(value = "Why, for the trail.", example = "The season is over.", max = 500) String why) {}

  /** A reward as a member sees it. */
  public record CatalogueView(RewardId id, int version, LocalText name, LocalText about, @Doc(value = "What it costs, in points.",
      example = "50") long price,
      @Doc(value = "How many are left.", example = "187") Optional<Long> left,
      @Doc("Whether the member can have it now.") boolean open,
      @Doc(value = "Why not: the type of the problem that taking it would bring.",
          example = "urn:vafa:problem:too-few-points") Optional<String> whyNot) {}

  /** A reward that is taken for a member at a till. */
  public record TakeWish(
      @Doc("Which reward.") RewardId reward,
      @Doc(value = "At which branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "The version that the member was shown.", min = 1) Optional<Integer> version) {}

  /** A reward that a member took. */
  public record TakenReward(RedemptionId id, MemberId member, RewardId reward, LocalText name, GiftPlan gift,
      @Doc(value = "What the member shows to have it handed over.", example = "7Q2M9XKD") String code,
      @Doc(value = "What it cost, in points.", example = "50") long points,
      @Doc(value = "Reserved, granted, cancelled, expired or reversed.", example = "granted") Redemption.State state,
      @Doc("The discount code, the partner's code or the code of the gift card that it gave.") Optional<String> secret,
      @Doc("Where it was taken or handed over.") Optional<BranchId> branch,
      Instant at, @Doc("Before when a reservation is handed over.") Optional<Instant> until, Optional<Instant> endedAt,
      @Doc(value = "So many points are there again; what had expired meanwhile is not.", example = "50") Optional<Long> restored) {
    static TakenReward of(Redemption r, Optional<String> secret, Optional<Long> restored) {
      return new TakenReward(r.id(), r.member(), r.reward(), r.name(), GiftPlan.of(r.gift()), r.code(), r.points(), r.state(), secret,
          r.branch(),
          r.at(), r.until(), r.endedAt(), restored);
    }
  }

  /** A reservation that is handed over. */
  public record FulfilWish(@Doc(value = "At which branch.", example = "valiasr", max = 40) String branch) {}

  /** A reward that is taken back. */
  public record ReversalWish(
      @Doc(value = "Why, for the trail.", example = "The machine was broken.", max = 500) String why,
      @Doc("Points that have expired meanwhile are good until that moment; without it they stay expired.") Optional<Instant> graceUntil) {}

  static RewardView view(Reward reward, RewardShape plan, Optional<Long> left) {
    return new RewardView(reward.id(), reward.version(), plan, left, reward.createdAt(), reward.endedAt());
  }
}
