package club.vafa.web.api;

import club.vafa.calendar.CalendarKind;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Through;
import club.vafa.earning.Trigger;
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

  /** The n-th purchase of a member, or each n-th. */
  public record NthPurchase(
      @Doc(value = "Which purchase.", example = "10", min = 1, max = 1_000_000) long n,
      @Doc(value = "Whether each n-th counts.", example = "true") boolean each) {}

  /** Near an occasion, public or the member's own. */
  public record RuleOccasion(
      @Doc(value = "Codes of occasions: birthday, wedding, own, nowruz, yalda, mothers-day, eid-fitr and others.", example = "birthday",
          min = 1) List<String> codes,
      @Doc(value = "From so many days before it.", example = "0", min = 0, max = 30) int daysBefore,
      @Doc(value = "To so many days after it.", example = "7", min = 0, max = 30) int daysAfter) {}

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
      @Doc(value = "Below this amount.", min = 1) Optional<Long> amountBelow,
      @Doc("Only the n-th purchase.") Optional<NthPurchase> nth,
      @Doc("Only near an occasion.") Optional<RuleOccasion> occasion,
      @Doc("Codes of groups of members: new-members, regulars, returning, speaks-fa, speaks-en.") Optional<List<String>> segments,
      @Doc("By which way the purchase or the other happening reached the club.") Optional<List<Through>> through) {
    Condition condition() {
      return new Condition(set(branches), set(products), set(categories), set(tiers), set(days), from, until, amountAtLeast,
          nth.map(one -> new Condition.Nth(one.n(), one.each())), amountBelow,
          occasion.map(one -> new Condition.OnOccasion(Set.copyOf(one.codes()), one.daysBefore(), one.daysAfter())), set(segments), set(through));
    }

    static RuleCondition of(Condition when) {
      return new RuleCondition(list(when.branches()), list(when.products()), list(when.categories()), list(when.tiers()), list(when.days()),
          when.from(), when.until(), when.amountAtLeast(), when.amountBelow(), when.nth().map(one -> new NthPurchase(one.n(), one.each())),
          when.occasion().map(one -> new RuleOccasion(one.codes().stream().sorted().toList(), one.daysBefore(), one.daysAfter())),
          list(when.segments()), list(when.through()));
    }

    private static <T> Set<T> set(Optional<List<T>> items) {
      return items.map(Set::copyOf).orElse(Set.of());
    }

    private static <T extends Comparable<? super T>> Optional<List<T>> list(Set<T> items) {
      return Optional.of(items.stream().sorted().toList()).filter(sorted -> !sorted.isEmpty());
    }
  }

  /** The most that a rule gives one member in a period. */
  public record RuleCap(
      @Doc(value = "So many points; of credit, so much in the smallest unit; of coupons, so many.", example = "500", min = 1, max = RuleDraft.POINTS_MAX) long points,
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
      @Doc(value = "What sets it off; a purchase where it is left out. Other triggers take fixed gifts only.") Optional<Trigger> on,
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
              from, until, on.orElse(Trigger.PURCHASE));
    }
  }

  /** The newest version of a rule. */
  public record RuleView(
      RuleId id,
      @Doc(value = "Grows with each change.", example = "1") int version,
      LocalText name,
      @Doc(value = "What sets it off.", example = "purchase") Trigger on,
      RuleCondition when,
      RuleGift gift,
      int priority,
      EarningRule.Stacking stacking,
      Optional<RuleCap> cap,
      RuleValidity validity,
      LocalDate from,
      Optional<LocalDate> until,
      @Doc("Just after it was written: what a member may find tiring about it.") Optional<List<RuleLintShapes.HeadacheView>> warnings) {
    static RuleView of(EarningRule rule) {
      return of(rule, Optional.empty());
    }

    static RuleView of(EarningRule rule, Optional<List<RuleLintShapes.HeadacheView>> warnings) {
      return new RuleView(rule.id(), rule.version(), rule.name(), rule.on(), RuleCondition.of(rule.when()), RuleGift.of(rule.gift()), rule.priority(),
          rule.stacking(), rule.cap().map(c -> new RuleCap(c.points(), c.period(), c.calendar())),
          new RuleValidity(rule.validity().kind(), rule.validity().count(), rule.validity().calendar()), rule.from(), rule.until(), warnings);
    }
  }
}
