package club.vafa.web.api;

import club.vafa.calendar.CalendarKind;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Earning rules on the wire. */
public final class EarningRuleShapes {
  private static final String CODE = BranchApi.CODE;

  private EarningRuleShapes() {
  }

  /** What a rule can give. */
  public enum GiftKind { PER_AMOUNT, FIXED, MULTIPLIER }

  /** What a rule gives: the fields of its kind. */
  public record RuleGift(
      @Doc(value = "Points for each so much paid, a fixed number once per sale, or a multiplier of the other two.",
          example = "per_amount") GiftKind kind,
      @Doc(value = "So many points, for per_amount and fixed.", example = "1", min = 1, max = RuleDraft.POINTS_MAX) Optional<Long> points,
      @Doc(value = "For each so much paid, in the currency's smallest unit, for per_amount.", example = "100000",
          min = 1) Optional<Long> per,
      @Doc(value = "The plain points times so much percent, for multiplier.", min = 101,
          max = RuleDraft.PERCENT_MAX) Optional<Integer> percent) {
    public RuleGift {
      need(points.isPresent(), kind != GiftKind.MULTIPLIER, "points");
      need(per.isPresent(), kind == GiftKind.PER_AMOUNT, "per");
      need(percent.isPresent(), kind == GiftKind.MULTIPLIER, "percent");
    }

    private static void need(boolean given, boolean wanted, String field) {
      if (given != wanted) {
        throw new WrongField(field, wanted ? "required" : "not_with_this_kind");
      }
    }

    Gift gift() {
      return switch (kind) {
        case PER_AMOUNT -> new Gift.PerAmount(points.orElseThrow(), per.orElseThrow());
        case FIXED -> new Gift.Fixed(points.orElseThrow());
        case MULTIPLIER -> new Gift.Multiplier(percent.orElseThrow());
      };
    }

    static RuleGift of(Gift gift) {
      return switch (gift) {
        case Gift.PerAmount(long points, long per) -> new RuleGift(GiftKind.PER_AMOUNT, Optional.of(points), Optional.of(per),
            Optional.empty());
        case Gift.Fixed(long points) -> new RuleGift(GiftKind.FIXED, Optional.of(points), Optional.empty(), Optional.empty());
        case Gift.Multiplier(int percent) -> new RuleGift(GiftKind.MULTIPLIER, Optional.empty(), Optional.empty(), Optional.of(percent));
        default -> throw new IllegalStateException("a gift that the API does not make yet: " + gift);
      };
    }
  }

  /** The n-th purchase of a member, or each n-th. */
  public record NthPurchase(
      @Doc(value = "Which purchase.", example = "10", min = 1, max = 1_000_000) long n,
      @Doc(value = "Whether each n-th counts.", example = "true") boolean each) {}

  /** When a rule applies: all that is named must hold. */
  public record RuleCondition(
      @Doc(value = "Codes of branches.", pattern = CODE) Optional<List<String>> branches,
      @Doc(value = "Codes of products.", pattern = CODE) Optional<List<String>> products,
      @Doc(value = "Codes of categories.", example = "tea") Optional<List<String>> categories,
      @Doc(value = "Codes of levels.") Optional<List<String>> tiers,
      @Doc(value = "Days of the week.", example = "friday") Optional<List<DayOfWeek>> days,
      @Doc(value = "From this time of day on, in the club's zone.", example = "08:00") Optional<LocalTime> from,
      @Doc(value = "Until before this time of day; may be past midnight.", example = "11:00") Optional<LocalTime> until,
      @Doc(value = "From this amount on, in the currency's smallest unit.", min = 0) Optional<Long> amountAtLeast,
      @Doc("Only the n-th purchase.") Optional<NthPurchase> nth) {
    Condition condition() {
      return new Condition(set(branches), set(products), set(categories), set(tiers), set(days), from, until, amountAtLeast,
          nth.map(one -> new Condition.Nth(one.n(), one.each())));
    }

    static RuleCondition of(Condition when) {
      return new RuleCondition(list(when.branches()), list(when.products()), list(when.categories()), list(when.tiers()), list(when.days()),
          when.from(), when.until(), when.amountAtLeast(), when.nth().map(one -> new NthPurchase(one.n(), one.each())));
    }

    private static <T> Set<T> set(Optional<List<T>> items) {
      return items.map(Set::copyOf).orElse(Set.of());
    }

    private static <T extends Comparable<? super T>> Optional<List<T>> list(Set<T> items) {
      return Optional.of(items.stream().sorted().toList()).filter(sorted -> !sorted.isEmpty());
    }
  }

  /** The most points that a rule gives one member in a period. */
  public record RuleCap(
      @Doc(value = "So many points.", example = "500", min = 1, max = RuleDraft.POINTS_MAX) long points,
      @Doc(value = "In this period.", example = "month") Cap.Period period,
      @Doc(value = "Of this calendar.", example = "jalali") CalendarKind calendar) {}

  /** How long what a rule gives may be used. */
  public record RuleValidity(
      @Doc(value = "For ever, so many days or months, or until a month's or year's end.", example = "months") Validity.Kind kind,
      @Doc(value = "So many days or months; for the ends, how many more.", example = "12", min = 0, max = RuleDraft.COUNT_MAX) int count,
      @Doc(value = "Of this calendar.", example = "jalali") CalendarKind calendar) {
    public RuleValidity {
      boolean counted = kind == Validity.Kind.DAYS || kind == Validity.Kind.MONTHS;
      boolean ends = kind == Validity.Kind.MONTH_END || kind == Validity.Kind.YEAR_END;
      if (counted && count < 1 || ends && count > 120) {
        throw new WrongField("count", "not_acceptable");
      }
    }
  }

  /** A rule as it is wished. */
  public record RuleWish(
      @Doc(value = "What members read.",
          example = "{\"fa\": \"برای هر ۱۰٬۰۰۰ تومان یک امتیاز\", \"en\": \"A point for each 10,000 toman\"}") LocalText name,
      @Doc("When it applies; without it, always.") Optional<RuleCondition> when,
      RuleGift gift,
      @Doc(value = "Lower ones first.", example = "10", min = 0, max = 1_000) int priority,
      @Doc(value = "Whether it adds to all others, or only the best of its kind counts.", example = "add") EarningRule.Stacking stacking,
      @Doc("The most that it gives one member.") Optional<RuleCap> cap,
      RuleValidity validity,
      @Doc(value = "The first day on which it is in force.", example = "2026-06-01") LocalDate from,
      @Doc("The last day; without it, until it is ended.") Optional<LocalDate> until) {
    public RuleWish {
      if (until.filter(from::isAfter).isPresent()) {
        throw new WrongField("until", "before_from");
      }
    }

    RuleDraft draft() {
      return new RuleDraft(name, when.map(RuleCondition::condition).orElse(Condition.ALWAYS), gift.gift(), priority, stacking,
          cap.map(c -> new Cap(c.points(), c.period(), c.calendar())), new Validity(validity.kind(), validity.count(), validity.calendar()),
              from, until);
    }
  }

  /** The newest version of a rule. */
  public record RuleView(
      RuleId id,
      @Doc(value = "Grows with each change.", example = "1") int version,
      LocalText name,
      RuleCondition when,
      RuleGift gift,
      int priority,
      EarningRule.Stacking stacking,
      Optional<RuleCap> cap,
      RuleValidity validity,
      LocalDate from,
      Optional<LocalDate> until) {
    static RuleView of(EarningRule rule) {
      return new RuleView(rule.id(), rule.version(), rule.name(), RuleCondition.of(rule.when()), RuleGift.of(rule.gift()), rule.priority(),
          rule.stacking(), rule.cap().map(c -> new RuleCap(c.points(), c.period(), c.calendar())),
          new RuleValidity(rule.validity().kind(), rule.validity().count(), rule.validity().calendar()), rule.from(), rule.until());
    }
  }
}
