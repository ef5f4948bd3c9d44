package club.vafa.earning;

import club.vafa.earning.RuleDraft.Problem;
import club.vafa.value.LocalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What makes a rule impossible in itself: amounts out of bounds, conditions that can never hold together, gifts that its trigger cannot give.
final class RuleFlaws {

  /// What one sale may earn by one rule at most, so that no sum of rules is too large to be counted.
  static final long GIVEN_MAX = 1_000_000_000_000L;
  static final int DAYS_AROUND_MAX = 30;
  private static final int NAME_MAX = 200;
  private static final int CODES_MAX = 100;
  private static final int ENDS_MAX = 120;
  private static final int COUPON_DAYS_MAX = 3_660;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

  private final RuleDraft draft;
  private final List<Problem> found = new ArrayList<>();

  private RuleFlaws(RuleDraft draft) {
    this.draft = draft;
  }

  static List<Problem> of(RuleDraft draft) {
    var flaws = new RuleFlaws(draft);
    flaws.name("name", draft.name());
    flaws.gift();
    flaws.amounts();
    flaws.times();
    flaws.occasion();
    flaws.trigger();
    flaws.validity();
    return List.copyOf(flaws.found);
  }

  private void name(String field, LocalText name) {
    need(!name.fa().isBlank() && name.fa().length() <= NAME_MAX && !name.en().isBlank() && name.en().length() <= NAME_MAX, field, "not_acceptable");
  }

  private void gift() {
    switch (draft.gift()) {
      case Gift.PerAmount(long points, long per) -> perAmount("gift.points", points, per);
      case Gift.CreditPerAmount(long amount, long per) -> {
        perAmount("gift.amount", amount, per);
        need(amount <= per, "gift.amount", "more_than_was_paid");
      }
      case Gift.Fixed(long points) -> within("gift.points", points, 1, RuleDraft.POINTS_MAX);
      case Gift.Credit(long amount) -> within("gift.amount", amount, 1, Basket.PAID_MAX);
      case Gift.Multiplier(int percent) -> within("gift.percent", percent, 101, RuleDraft.PERCENT_MAX);
      case Gift.Coupon coupon -> coupon(coupon);
    }
    draft.cap().ifPresent(cap -> within("cap.points", cap.points(), 1, RuleDraft.POINTS_MAX));
  }

  private void perAmount(String field, long amount, long per) {
    within(field, amount, 1, RuleDraft.POINTS_MAX);
    within("gift.per", per, 1, Basket.PAID_MAX);
    if (found.isEmpty()) {
      need(Math.multiplyHigh(amount, Basket.PAID_MAX) == 0 && amount * Basket.PAID_MAX >= 0 && amount * Basket.PAID_MAX / per <= GIVEN_MAX,
          field, "too_much_per_amount");
    }
  }

  private void coupon(Gift.Coupon coupon) {
    name("gift.name", coupon.name());
    need(coupon.percent().isPresent() != coupon.off().isPresent(), "gift.percent", "percent_or_off");
    coupon.percent().ifPresent(percent -> within("gift.percent", percent, 1, 100));
    coupon.off().ifPresent(off -> within("gift.off", off, 1, Basket.PAID_MAX));
    coupon.upTo().ifPresent(upTo -> within("gift.upTo", upTo, 1, Basket.PAID_MAX));
    need(coupon.upTo().isEmpty() || coupon.percent().isPresent(), "gift.upTo", "not_with_this_kind");
    within("gift.minimum", coupon.minimum(), 0, Basket.PAID_MAX);
    within("gift.validDays", coupon.validDays(), 0, COUPON_DAYS_MAX);
  }

  private void amounts() {
    var when = draft.when();
    when.nth().ifPresent(n -> within("when.nth.n", n.n(), 1, RuleDraft.POINTS_MAX));
    when.amountAtLeast().ifPresent(least -> within("when.amountAtLeast", least, 0, Basket.PAID_MAX));
    when.amountBelow().ifPresent(below -> within("when.amountBelow", below, 1, Basket.PAID_MAX));
    need(when.amountBelow().isEmpty() || when.amountAtLeast().orElse(0L) < when.amountBelow().get(), "when.amountBelow", "never_holds");
    var codes = List.of(when.branches(), when.products(), when.categories(), when.tiers(), when.segments());
    if (codes.stream().anyMatch(set -> set.size() > CODES_MAX)) {
      found.add(new Problem("when", "too_many", Map.of("max", CODES_MAX)));
    }
  }

  private void times() {
    var when = draft.when();
    need(when.from().isEmpty() || !when.from().equals(when.until()), "when.until", "never_holds");
    need(draft.until().filter(draft.from()::isAfter).isEmpty(), "until", "before_from");
    need(!draft.from().isBefore(FIRST_DAY) && !draft.from().isAfter(LAST_DAY), "from", "not_acceptable");
    need(draft.until().filter(LAST_DAY::isBefore).isEmpty(), "until", "not_acceptable");
    // A rule in force for less than a week that names days of the week must have one of them.
    var days = draft.until().filter(last -> !last.isBefore(draft.from()) && last.isBefore(draft.from().plusDays(6)));
    need(when.days().isEmpty() || days.isEmpty()
        || draft.from().datesUntil(days.get().plusDays(1)).anyMatch(day -> when.days().contains(day.getDayOfWeek())), "when.days", "never_holds");
  }

  private void occasion() {
    draft.when().occasion().ifPresent(occasion -> {
      need(!occasion.codes().isEmpty(), "when.occasion.codes", "required");
      within("when.occasion.daysBefore", occasion.daysBefore(), 0, DAYS_AROUND_MAX);
      within("when.occasion.daysAfter", occasion.daysAfter(), 0, DAYS_AROUND_MAX);
    });
  }

  private void trigger() {
    if (draft.on() == Trigger.PURCHASE) {
      return;
    }
    var when = draft.when();
    need(draft.gift() instanceof Gift.Fixed || draft.gift() instanceof Gift.Credit || draft.gift() instanceof Gift.Coupon, "gift.kind",
        "only_for_purchases");
    need(when.products().isEmpty(), "when.products", "only_for_purchases");
    need(when.categories().isEmpty(), "when.categories", "only_for_purchases");
    need(when.amountAtLeast().isEmpty(), "when.amountAtLeast", "only_for_purchases");
    need(when.amountBelow().isEmpty(), "when.amountBelow", "only_for_purchases");
    need(when.nth().isEmpty(), "when.nth", "only_for_purchases");
    boolean hasPlace = draft.on() == Trigger.VISIT || draft.on() == Trigger.FEEDBACK;
    need(when.branches().isEmpty() || hasPlace, "when.branches", "never_holds");
  }

  private void validity() {
    var validity = draft.validity();
    switch (validity.kind()) {
      case DAYS, MONTHS -> within("validity.count", validity.count(), 1, RuleDraft.COUNT_MAX);
      case MONTH_END, YEAR_END -> within("validity.count", validity.count(), 0, ENDS_MAX);
      case PERMANENT -> { }
    }
  }

  private void within(String field, long value, long least, long most) {
    if (value < least) {
      found.add(new Problem(field, "too_small", Map.of("min", least)));
    } else if (value > most) {
      found.add(new Problem(field, "too_large", Map.of("max", most)));
    }
  }

  private void need(boolean right, String field, String problem) {
    if (!right) {
      found.add(Problem.of(field, problem));
    }
  }
}
