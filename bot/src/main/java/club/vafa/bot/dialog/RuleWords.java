package club.vafa.bot.dialog;

import club.vafa.branch.Branches;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule;
import club.vafa.earning.Gift;
import club.vafa.earning.Validity;
import club.vafa.text.Message;
import club.vafa.tier.Tiers;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An earning rule as a sentence, made from the rule itself, so that what members read is what the club reckons by. */
final class RuleWords {

  private final Branches branches;
  private final Tiers tiers;
  private final Currency currency;

  RuleWords(Branches branches, Tiers tiers, Currency currency) {
    this.branches = branches;
    this.tiers = tiers;
    this.currency = currency;
  }

  String sentence(EarningRule rule, Speech speech) {
    var gift = switch (rule.gift()) {
      case Gift.PerAmount(long points, long per) -> Message.of("offers.gift.amount", "points", points, "per", new Money(per, currency));
      case Gift.Fixed(long points) -> Message.of("offers.gift.fixed", "points", points);
      case Gift.Multiplier(int percent) ->
          Message.of("offers.gift.multiplier", "times", BigDecimal.valueOf(percent, 2).stripTrailingZeros());
      case Gift.Credit(long amount) -> Message.of("offers.gift.credit", "amount", new Money(amount, currency));
      case Gift.CreditPerAmount(long amount, long per) ->
          Message.of("offers.gift.credit.amount", "amount", new Money(amount, currency), "per", new Money(per, currency));
      case Gift.Coupon coupon -> Message.of("offers.gift.coupon", "name", coupon.name());
    };
    var conditions = conditions(rule, speech);
    return speech.say(conditions.isEmpty() ? Message.of("offers.rule", "name", rule.name(), "gift", gift)
        : Message.of("offers.rule.more", "name", rule.name(), "gift", gift, "conditions",
            String.join(speech.say("offers.and"), conditions)));
  }

  private List<String> conditions(EarningRule rule, Speech speech) {
    var said = new ArrayList<Message>();
    var when = rule.when();
    if (!when.tiers().isEmpty()) {
      said.add(Message.of("offers.when.tiers", "tiers", names(speech, tiers.programme().tiers().stream()
          .filter(tier -> when.tiers().contains(tier.code())).map(tier -> tier.name()).toList())));
    }
    if (!when.branches().isEmpty()) {
      said.add(Message.of("offers.when.branches", "branches", names(speech, branches.list().stream()
          .filter(branch -> when.branches().contains(branch.code())).map(branch -> branch.name()).toList())));
    }
    if (!when.products().isEmpty() || !when.categories().isEmpty()) {
      said.add(Message.of("offers.when.goods"));
    }
    if (!when.days().isEmpty()) {
      said.add(Message.of("offers.when.days", "days", String.join(speech.say("offers.and"), when.days().stream()
          .sorted(Comparator.comparingInt(day -> day.plus(1).getValue() % 7))
          .map(day -> speech.say("offers.day." + day.name().toLowerCase(Locale.ROOT))).toList())));
    }
    times(when).ifPresent(said::add);
    when.amountAtLeast().ifPresent(amount -> said.add(Message.of("offers.when.atleast", "amount", new Money(amount, currency))));
    when.nth().ifPresent(nth ->
        said.add(nth.each() ? Message.of("offers.when.each", "n", nth.n()) : Message.of("offers.when.nth", "n", nth.n())));
    rule.cap().ifPresent(cap -> said.add(cap(cap)));
    validity(rule.validity()).ifPresent(said::add);
    rule.until().ifPresent(day -> said.add(Message.of("offers.when.until", "day", day)));
    return said.stream().map(speech::say).toList();
  }

  private static Optional<Message> times(Condition when) {
    if (when.from().isEmpty() && when.until().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Message.of("offers.when.hours", "from", when.from().orElse(LocalTime.MIN),
        "until", when.until().orElse(LocalTime.MIN)));
  }

  private static Message cap(Cap cap) {
    return Message.of("offers.when.cap", "points", cap.points(), "period", cap.period());
  }

  private static Optional<Message> validity(Validity validity) {
    return switch (validity.kind()) {
      case PERMANENT -> Optional.empty();
      case DAYS -> Optional.of(Message.of("offers.validity.days", "count", validity.count()));
      case MONTHS -> Optional.of(Message.of("offers.validity.months", "count", validity.count()));
      case MONTH_END -> Optional.of(Message.of("offers.validity.month_end"));
      case YEAR_END -> Optional.of(Message.of("offers.validity.year_end"));
    };
  }

  private static String names(Speech speech, List<LocalText> names) {
    return String.join(speech.say("offers.and"), names.stream().map(name -> name.in(speech.language())).toList());
  }
}
