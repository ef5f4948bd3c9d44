package club.vafa.earning;

import club.vafa.earning.Headache.Kind;
import club.vafa.text.Message;
import club.vafa.value.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks through all rules together for what would tire a member's head.
public final class Headaches {

  /// A first reward that is further away, in ordinary purchases, is too far: ten stamps are what people still collect.
  public static final int PURCHASES_TO_REWARD_MAX = 10;
  private static final long RIALS_PER_TOMAN = 10;
  private static final int COUPON_DAYS_MIN = 3;

  /// A way in which money becomes something else: two rules with the same rate are one conversion.
  private record Rate(String into, long numerator, long denominator) {
    static Rate of(String into, long amount, long per) {
      long common = gcd(amount, per);
      return new Rate(into, amount / common, per / common);
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }
  }

  private final List<EarningRule> rules;
  private final RuleWords words;
  private final Usual usual;
  private final boolean toman;
  private final List<Headache> found = new ArrayList<>();

  private Headaches(List<EarningRule> rules, RuleWords words, Usual usual, Currency currency) {
    this.rules = rules;
    this.words = words;
    this.usual = usual;
    this.toman = currency == Currency.IRR;
  }

  static List<Headache> of(List<EarningRule> rules, RuleWords words, Usual usual, Currency currency) {
    var look = new Headaches(rules, words, usual, currency);
    look.conversions();
    look.rules.forEach(look::ratio);
    look.rules.forEach(look::deadline);
    look.way();
    look.idle();
    return List.copyOf(look.found);
  }

  /// Whether these are too many at once: two grave ones of different kinds.
  public static boolean refused(List<Headache> headaches) {
    return headaches.stream().map(Headache::kind).filter(Kind::grave).distinct().count() > 1;
  }

  /// Every rule whose name alone holds several; and rates that hold at the same time as another one.
  private void conversions() {
    for (var rule : rules) {
      long named = NameReading.of(rule.name()).conversions();
      if (named > 1) {
        add(Kind.CONVERSIONS, List.of(rule), Message.of("earning.headache.conversions", "count", named, "names", named(List.of(rule))));
      }
    }
    var rated = rules.stream().filter(rule -> rate(rule).findFirst().isPresent()).toList();
    for (var rule : rated) {
      var together = rated.stream().filter(other -> overlap(rule, other)).toList();
      var rates = together.stream().flatMap(this::rate).collect(Collectors.toSet());
      if (rates.size() > 1) {
        add(Kind.CONVERSIONS, together, Message.of("earning.headache.conversions", "count", rates.size(), "names", named(together)));
        return;
      }
    }
  }

  private Stream<Rate> rate(EarningRule rule) {
    if (rule.on() != Trigger.PURCHASE) {
      return Stream.empty();
    }
    return switch (rule.gift()) {
      case Gift.PerAmount(long points, long per) -> Stream.of(Rate.of("points", points, per));
      case Gift.CreditPerAmount(long amount, long per) -> Stream.of(Rate.of("credit", amount, per));
      case Gift.Coupon coupon when rule.when().amountAtLeast().isPresent() || coupon.minimum() > 0 ->
          Stream.of(new Rate("discount", coupon.percent().map(Long::valueOf).or(coupon::off).orElse(0L), 1));
      default -> Stream.empty();
    };
  }

  private static boolean overlap(EarningRule a, EarningRule b) {
    return a.until().filter(b.from()::isAfter).isEmpty() && b.until().filter(a.from()::isAfter).isEmpty();
  }

  private void ratio(EarningRule rule) {
    boolean easy = switch (rule.gift()) {
      case Gift.PerAmount(long points, long per) -> Ratio.easy(points, shown(per));
      case Gift.CreditPerAmount(long amount, long per) -> Ratio.easyShare(amount, per);
      case Gift.Multiplier(int percent) -> percent % 10 == 0 || percent % 25 == 0;
      case Gift.Coupon coupon -> coupon.percent().filter(percent -> percent > 5 && percent % 5 != 0).isEmpty();
      case Gift.Fixed f -> true;
      case Gift.Credit c -> true;
    };
    if (!easy || NameReading.of(rule.name()).odd()) {
      add(Kind.RATIO, List.of(rule), Message.of("earning.headache.ratio", "name", rule.name(), "gift", words.gift(rule.gift())));
    }
  }

  /// Prices are told in toman where they can be.
  private long shown(long amount) {
    return toman && amount % RIALS_PER_TOMAN == 0 ? amount / RIALS_PER_TOMAN : amount;
  }

  private void deadline(EarningRule rule) {
    var reading = NameReading.of(rule.name());
    boolean ends = rule.until().isPresent() && rate(rule).findFirst().isPresent();
    boolean brief = rule.gift() instanceof Gift.Coupon coupon && coupon.validDays() < COUPON_DAYS_MIN;
    if (ends && !reading.deadline() || rule.until().isEmpty() && reading.deadline() || brief) {
      add(Kind.DEADLINE, List.of(rule), Message.of("earning.headache.deadline", "name", rule.name(), "gift", words.sentence(rule)));
    } else if (rule.validity().count() == 0 && rule.validity().kind() != Validity.Kind.PERMANENT && !(rule.gift() instanceof Gift.Coupon)) {
      add(Kind.DEADLINE, List.of(rule), Message.of("earning.headache.month", "name", rule.name()));
    }
  }

  /// By what everybody gets on every purchase.
  private void way() {
    var always = rules.stream().filter(rule -> rule.on() == Trigger.PURCHASE && rule.when().equals(Condition.ALWAYS)).toList();
    if (usual.purchase().isEmpty() || usual.firstReward().isEmpty() || always.isEmpty()) {
      return;
    }
    double each = always.stream().mapToDouble(rule -> switch (rule.gift()) {
      case Gift.PerAmount(long points, long per) -> (double) usual.purchase().get() * points / per;
      case Gift.Fixed(long points) -> points;
      default -> 0;
    }).sum();
    if (each > 0 && usual.firstReward().get() / each > PURCHASES_TO_REWARD_MAX) {
      add(Kind.FAR, List.of(), Message.of("earning.headache.far", "purchases", (long) Math.ceil(usual.firstReward().get() / each),
          "most", PURCHASES_TO_REWARD_MAX));
    }
  }

  private void idle() {
    Predicate<EarningRule> gives = rule -> rule.on() == Trigger.PURCHASE && (rule.gift() instanceof Gift.PerAmount || rule.gift() instanceof Gift.Fixed);
    rules.stream().filter(rule -> rule.gift() instanceof Gift.Multiplier && rules.stream().noneMatch(other -> gives.test(other) && overlap(rule, other)))
        .forEach(rule -> add(Kind.IDLE, List.of(rule), Message.of("earning.headache.idle", "name", rule.name())));
  }

  private static Message named(List<EarningRule> of) {
    return RuleWords.list(of.stream().map(EarningRule::name).map(RuleWords::one).toList());
  }

  private void add(Kind kind, List<EarningRule> of, Message says) {
    found.add(new Headache(kind, of.stream().map(EarningRule::id).toList(), says));
  }
}
