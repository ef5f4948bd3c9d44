package club.vafa.web.api;

import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.game.Consolation;
import club.vafa.game.EntryPrice;
import club.vafa.game.GamePlan;
import club.vafa.game.Gift;
import club.vafa.game.PlayLimit;
import club.vafa.game.Prize;
import club.vafa.game.PrizeId;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Games as staff write them, on the wire. */
public final class GameShapes {
  static final String GAME_CODE = "[a-z0-9][a-z0-9-]{0,39}";
  private static final int TERMS_CHARS_MAX = 4_000;

  private GameShapes() {
  }

  private static void need(boolean given, boolean wanted, String field) {
    if (given != wanted) {
      throw new WrongField(field, wanted ? "required" : "not_with_this_kind");
    }
  }

  /** What a place on the wheel can give. */
  public enum PrizeKind { POINTS, COUPON, NOTHING }

  /** What a prize gives: the fields of its kind. */
  public record PrizeGift(
      @Doc(value = "Points, a discount code, or nothing.", example = "points") PrizeKind kind,
      @Doc(value = "So many points.", example = "20", min = 1, max = 1_000_000) Optional<Long> points,
      @Doc(value = "For how many days the points may be used; for ever where it is left out.", min = 0, max = Gift.VALID_DAYS_MAX)
      Optional<Integer> validDays,
      @Doc("What the discount code will be.") Optional<CouponShapes.CouponPlan> coupon) {
    public PrizeGift {
      need(points.isPresent(), kind == PrizeKind.POINTS, "points");
      need(coupon.isPresent(), kind == PrizeKind.COUPON, "coupon");
      need(validDays.isPresent(), kind == PrizeKind.POINTS && validDays.isPresent(), "validDays");
    }

    Gift gift() {
      return switch (kind) {
        case POINTS -> new Gift.OfPoints(new Points(points.orElseThrow()), validDays);
        case COUPON -> new Gift.OfCoupon(coupon.orElseThrow().terms());
        case NOTHING -> new Gift.Nothing();
      };
    }

    static PrizeGift of(Gift gift) {
      return switch (gift) {
        case Gift.OfPoints(Points points, var days) -> new PrizeGift(PrizeKind.POINTS, Optional.of(points.amount()), days,
            Optional.empty());
        case Gift.OfCoupon(CouponTerms terms) ->
            new PrizeGift(PrizeKind.COUPON, Optional.empty(), Optional.empty(), Optional.of(CouponShapes.CouponPlan.of(terms)));
        case Gift.Nothing _ -> new PrizeGift(PrizeKind.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
      };
    }
  }

  /** A place on the wheel. */
  public record PrizePlan(
      @Doc(value = "What stands on it.", max = 60) LocalText label,
      @Doc(value = "On how many tickets it lies.", min = 1, max = Prize.WEIGHT_MAX) int weight,
      PrizeGift gift,
      @Doc(value = "How many there are of it; without a limit where it is left out.", min = 1) Optional<Long> stock,
      @Doc(value = "What one costs the club.") Money cost) {
    public PrizePlan {
      if (stock.isPresent() && gift.kind() == PrizeKind.NOTHING) {
        throw new WrongField("stock", "not_with_this_kind");
      }
    }

    Prize prize() {
      return new Prize(new PrizeId(Ids.random()), label, weight, gift.gift(), stock, cost);
    }

    static PrizePlan of(Prize prize) {
      return new PrizePlan(prize.label(), prize.weight(), PrizeGift.of(prize.gift()), prize.stock(), prize.cost());
    }
  }

  /** What takes the place of a prize that has run out. */
  public record ConsolationPlan(
      @Doc(value = "What it is called.", max = 60) LocalText label,
      PrizeGift gift,
      @Doc(value = "What one costs the club.") Money cost) {
    static ConsolationPlan of(Consolation consolation) {
      return new ConsolationPlan(consolation.label(), PrizeGift.of(consolation.gift()), consolation.cost());
    }

    Consolation consolation() {
      return new Consolation(new PrizeId(Ids.random()), label, gift.gift(), cost);
    }
  }

  /** How often a member may play. */
  public record LimitPlan(
      @Doc(value = "So many times.", example = "1", min = 1, max = PlayLimit.PLAYS_MAX) int plays,
      @Doc(value = "Within so many of the club's days; in the whole game where it is left out.", example = "1", min = 1,
          max = PlayLimit.DAYS_MAX)
      Optional<Integer> days) {}

  /** How a member gets in. */
  public enum PriceKind { FREE, PURCHASE, POINTS }

  /** What an entry costs the member. */
  public record PricePlan(
      @Doc(value = "Nothing, a purchase, or points.", example = "free") PriceKind kind,
      @Doc(value = "A purchase of at least so much.") Optional<Money> minimum,
      @Doc(value = "For how many days the purchase is good for an entry.", min = 1,
          max = EntryPrice.VALID_DAYS_MAX) Optional<Integer> validDays,
      @Doc(value = "So many points; only where the club allows points for chance.", min = 1, max = 1_000_000) Optional<Long> points) {
    public PricePlan {
      need(minimum.isPresent(), kind == PriceKind.PURCHASE, "minimum");
      need(validDays.isPresent(), kind == PriceKind.PURCHASE, "validDays");
      need(points.isPresent(), kind == PriceKind.POINTS, "points");
    }

    EntryPrice price() {
      return switch (kind) {
        case FREE -> new EntryPrice.Free();
        case PURCHASE -> new EntryPrice.Purchase(minimum.orElseThrow(), validDays.orElseThrow());
        case POINTS -> new EntryPrice.InPoints(new Points(points.orElseThrow()));
      };
    }

    static PricePlan of(EntryPrice price) {
      return switch (price) {
        case EntryPrice.Free _ -> new PricePlan(PriceKind.FREE, Optional.empty(), Optional.empty(), Optional.empty());
        case EntryPrice.Purchase(Money minimum, int days) ->
            new PricePlan(PriceKind.PURCHASE, Optional.of(minimum), Optional.of(days), Optional.empty());
        case EntryPrice.InPoints(Points points) ->
            new PricePlan(PriceKind.POINTS, Optional.empty(), Optional.empty(), Optional.of(points.amount()));
      };
    }
  }

  /** A wheel of fortune as it is wished: all of it is approved word for word. */
  public record GameWish(
      @Doc(value = "Its code.", example = "summer-wheel", pattern = GAME_CODE) String code,
      @Doc(value = "Its name.", example = "{\"fa\": \"گردونهٔ تابستان\", \"en\": \"Summer wheel\"}", max = 60) LocalText name,
      @Doc(value = "Its terms, as members read them.", example =
          "{\"fa\": \"هر عضو روزی یک بار بازی می‌کند.\", \"en\": \"Each member plays once a day.\"}",
          max = TERMS_CHARS_MAX) LocalText terms,
      @Doc(value = "The places in the order of the wheel. At least a quarter of the tickets win.", min = 1, max = GamePlan.PRIZES_MAX,
          example = """
          [{"label": {"fa": "۲۰ امتیاز", "en": "20 points"}, "weight": 3,
            "gift": {"kind": "points", "points": 20, "validDays": 30}, "cost": {"amount": 20000, "currency": "IRR"}},
           {"label": {"fa": "قهوهٔ مهمان ما", "en": "Coffee on us"}, "weight": 1, "stock": 100,
            "cost": {"amount": 400000, "currency": "IRR"}, "gift": {"kind": "coupon", "coupon": {
             "name": {"fa": "قهوهٔ مهمان ما", "en": "Coffee on us"}, "off": {"amount": 400000, "currency": "IRR"},
             "minimum": {"amount": 0, "currency": "IRR"}, "validDays": 30}}},
           {"label": {"fa": "این بار نشد", "en": "Not this time"}, "weight": 4, "gift": {"kind": "nothing"},
            "cost": {"amount": 0, "currency": "IRR"}}]""") List<PrizePlan> prizes,
      @Doc(value = "What takes the place of a prize whose stock has run out.", example = """
          {"label": {"fa": "۲۰ امتیاز", "en": "20 points"}, "gift": {"kind": "points", "points": 20},
           "cost": {"amount": 20000, "currency": "IRR"}}""")
      Optional<ConsolationPlan> consolation,
      @Doc(value = "What all prizes together may cost.", example = "{\"amount\": 50000000, \"currency\": \"IRR\"}") Money budget,
      @Doc(value = "When it begins.", example = "2026-06-01T00:00:00+03:30") Instant startsAt,
      @Doc(value = "When it ends.", example = "2026-08-01T00:00:00+03:30") Instant endsAt,
      LimitPlan limit,
      PricePlan price) {
    public GameWish {
      if (!startsAt.isBefore(endsAt)) {
        throw new WrongField("endsAt", "before_from");
      }
    }

    GamePlan plan() {
      return new GamePlan(code, name, terms, prizes.stream().map(PrizePlan::prize)
          .toList(), consolation.map(ConsolationPlan::consolation), budget,
          startsAt, endsAt, new PlayLimit(limit.plays(), limit.days()), price.price());
    }

    static GameWish of(GamePlan plan) {
      return new GameWish(plan.code(), plan.name(), plan.terms(), plan.prizes().stream().map(PrizePlan::of).toList(),
          plan.consolation().map(ConsolationPlan::of), plan.budget(), plan.startsAt(), plan.endsAt(),
          new LimitPlan(plan.limit().plays(), plan.limit().days()), PricePlan.of(plan.price()));
    }
  }
}
