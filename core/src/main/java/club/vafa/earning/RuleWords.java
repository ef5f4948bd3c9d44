package club.vafa.earning;

import club.vafa.text.Message;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A rule as a sentence, made from the rule itself, so that what members read is what the club reckons by. Everything that can keep a member from the
/// gift, or the gift from the member, is said.
final class RuleWords {

  /// The names of what rules name by code; a code that is no longer known stands for itself.
  record Names(Function<String, Optional<LocalText>> branch, Function<String, Optional<LocalText>> product, Function<String, LocalText> category,
      Function<String, Optional<LocalText>> tier, Function<String, Optional<Message>> segment,
      Function<String, Optional<LocalText>> occasion) {}

  private static final Set<String> OWN_DAYS = Set.of("birthday", "wedding", "own");

  private final Names names;
  private final Currency currency;

  RuleWords(Names names, Currency currency) {
    this.names = names;
    this.currency = currency;
  }

  Message sentence(EarningRule rule) {
    var conditions = conditions(rule);
    return conditions.isEmpty() ? Message.of("earning.term", "name", rule.name(), "gift", gift(rule.gift()))
        : Message.of("earning.term.more", "name", rule.name(), "gift", gift(rule.gift()), "conditions", list(conditions));
  }

  Message gift(Gift gift) {
    return switch (gift) {
      case Gift.PerAmount(long points, long per) -> Message.of("earning.gift.amount", "points", points, "per", money(per));
      case Gift.Fixed(long points) -> Message.of("earning.gift.fixed", "points", points);
      case Gift.Multiplier(int percent) -> Message.of("earning.gift.multiplier", "times", times(percent));
      case Gift.Credit(long amount) -> Message.of("earning.gift.credit", "amount", money(amount));
      case Gift.CreditPerAmount(long amount, long per) -> Message.of("earning.gift.credit.amount", "amount", money(amount), "per", money(per));
      case Gift.Coupon coupon -> coupon(coupon);
    };
  }

  static BigDecimal times(int percent) {
    return BigDecimal.valueOf(percent, 2).stripTrailingZeros();
  }

  private Message coupon(Gift.Coupon coupon) {
    var discount = coupon.percent().map(percent -> coupon.upTo()
            .map(most -> Message.of("earning.gift.percent.most", "percent", percent, "most", money(most)))
            .orElseGet(() -> Message.of("earning.gift.percent", "percent", percent)))
        .orElseGet(() -> Message.of("earning.gift.off", "amount", money(coupon.off().orElse(0L))));
    var words = Message.of("earning.gift.coupon", "name", coupon.name(), "discount", discount, "days", coupon.validDays());
    return coupon.minimum() == 0 ? words
        : Message.of("earning.gift.coupon.minimum", "name", coupon.name(), "discount", discount, "days", coupon.validDays(), "minimum",
            money(coupon.minimum()));
  }

  private List<Message> conditions(EarningRule rule) {
    var said = new ArrayList<Message>();
    var when = rule.when();
    if (rule.on() != Trigger.PURCHASE) {
      said.add(Message.of("earning.on." + word(rule.on())));
    }
    named(when.tiers(), names.tier()).ifPresent(list -> said.add(Message.of("earning.when.tiers", "names", list)));
    said(when.segments(), names.segment()).ifPresent(list -> said.add(Message.of("earning.when.segments", "names", list)));
    named(when.branches(), names.branch()).ifPresent(list -> said.add(Message.of("earning.when.branches", "names", list)));
    goods(when).ifPresent(said::add);
    if (!when.through().isEmpty()) {
      said.add(Message.of("earning.when.through", "ways", list(when.through().stream().sorted().map(way -> Message.of("earning.way." + word(way))).toList())));
    }
    if (!when.days().isEmpty()) {
      said.add(Message.of("earning.when.days", "days", list(when.days().stream().sorted(Comparator.comparingInt(day -> day.plus(1).getValue() % 7))
          .map(day -> Message.of("earning.day." + word(day))).toList())));
    }
    if (when.from().isPresent() || when.until().isPresent()) {
      said.add(Message.of("earning.when.hours", "from", when.from().orElse(LocalTime.MIN), "until", when.until().orElse(LocalTime.MIN)));
    }
    amounts(when).ifPresent(said::add);
    when.nth().map(RuleWords::nth).ifPresent(said::add);
    when.occasion().map(this::occasion).ifPresent(said::add);
    if (rule.stacking() == EarningRule.Stacking.BEST) {
      said.add(Message.of("earning.when.best"));
    }
    rule.cap().ifPresent(cap -> said.add(cap(rule.gift(), cap)));
    if (!(rule.gift() instanceof Gift.Coupon)) {
      validity(rule.validity()).ifPresent(said::add);
    }
    rule.until().ifPresent(day -> said.add(Message.of("earning.when.until", "day", day)));
    return said;
  }

  private Optional<Message> goods(Condition when) {
    var products = named(when.products(), names.product());
    var categories = named(when.categories(), code -> Optional.of(names.category().apply(code)));
    if (products.isPresent() && categories.isPresent()) {
      return Optional.of(Message.of("earning.when.goods", "products", products.get(), "categories", categories.get()));
    }
    return products.map(list -> Message.of("earning.when.products", "names", list))
        .or(() -> categories.map(list -> Message.of("earning.when.categories", "names", list)));
  }

  private Optional<Message> amounts(Condition when) {
    if (when.amountAtLeast().isPresent() && when.amountBelow().isPresent()) {
      return Optional.of(Message.of("earning.when.between", "least", money(when.amountAtLeast().get()), "below", money(when.amountBelow().get())));
    }
    return when.amountAtLeast().map(amount -> Message.of("earning.when.atleast", "amount", money(amount)))
        .or(() -> when.amountBelow().map(amount -> Message.of("earning.when.below", "amount", money(amount))));
  }

  private static Message nth(Condition.Nth nth) {
    if (nth.each()) {
      return Message.of("earning.when.each", "n", nth.n());
    }
    return nth.n() == 1 ? Message.of("earning.when.first") : Message.of("earning.when.nth", "n", nth.n());
  }

  private Message occasion(Condition.OnOccasion occasion) {
    var names = list(occasion.codes().stream().sorted().map(code -> this.names.occasion().apply(code).map(RuleWords::one)
        .orElseGet(() -> OWN_DAYS.contains(code) ? Message.of("earning.occasion." + code) : one(LocalText.same(code)))).toList());
    return occasion.daysBefore() == 0 && occasion.daysAfter() == 0 ? Message.of("earning.when.occasion", "names", names)
        : Message.of("earning.when.occasion.around", "names", names, "before", occasion.daysBefore(), "after", occasion.daysAfter());
  }

  private Message cap(Gift gift, Cap cap) {
    return switch (gift) {
      case Gift.Coupon c -> Message.of("earning.cap.coupon", "most", cap.points(), "period", cap.period());
      case Gift.Credit c -> Message.of("earning.cap.credit", "most", money(cap.points()), "period", cap.period());
      case Gift.CreditPerAmount c -> Message.of("earning.cap.credit", "most", money(cap.points()), "period", cap.period());
      default -> Message.of("earning.cap.points", "most", cap.points(), "period", cap.period());
    };
  }

  private static Optional<Message> validity(Validity validity) {
    var kind = word(validity.kind());
    return switch (validity.kind()) {
      case PERMANENT -> Optional.empty();
      case DAYS, MONTHS -> Optional.of(Message.of("earning.validity." + kind, "count", validity.count()));
      case MONTH_END, YEAR_END -> Optional.of(validity.count() == 0 ? Message.of("earning.validity." + kind, "calendar", validity.calendar())
          : Message.of("earning.validity." + kind + ".more", "count", validity.count(), "calendar", validity.calendar()));
    };
  }

  private static Optional<Message> named(Set<String> codes, Function<String, Optional<LocalText>> name) {
    return said(codes, code -> name.apply(code).map(RuleWords::one));
  }

  private static Optional<Message> said(Set<String> codes, Function<String, Optional<Message>> name) {
    return codes.isEmpty() ? Optional.empty()
        : Optional.of(list(codes.stream().sorted().map(code -> name.apply(code).orElseGet(() -> one(LocalText.same(code)))).toList()));
  }

  static Message one(LocalText name) {
    return Message.of("earning.one", "name", name);
  }

  static Message list(Collection<Message> items) {
    return items.stream().reduce((first, rest) -> Message.of("earning.list", "first", first, "rest", rest)).orElseThrow();
  }

  private Money money(long amount) {
    return new Money(amount, currency);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
