package club.vafa.earning;

import club.vafa.ledger.Unit;
import club.vafa.tier.Programme;
import club.vafa.value.Fraction;
import club.vafa.value.Rounding;
import club.vafa.value.RuleId;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One member's purchases counted again, in their order, by other rules: what these would have given before bears on the caps, on what rounding carries,
/// and, where levels are reached by points, on the level. Rounding is that of the sale, by the club's
/// policy of that time; where nothing comes out differently, all is as it was frozen.
public final class Retelling {

  /// What a purchase earned and would have earned, and with which levels.
  public record Told(Earned before, Earned after, Level levelBefore, Level levelAfter) {}

  private record Period(RuleId rule, LocalDate start) {}

  private final Programme programme;
  private final Map<Period, Long> given = new HashMap<>();
  private final Map<Period, Long> more = new HashMap<>();
  private long morePoints;
  private Optional<Level> best = Optional.empty();
  /// How much more rounding keeps back than it did then, to a whole.
  private final Map<Unit, Fraction> ahead = new EnumMap<>(Unit.class);

  public Retelling(Programme programme) {
    this.programme = programme;
  }

  /// The next purchase: by the book of its time, by the book proposed, and what is known of groups and occasions beside what was frozen.
  public Told next(RuleBook past, RuleBook proposed, KeptEarning kept, Frozen frozen, Known known, Basket basket) {
    var level = level(frozen);
    var before = kept.earned();
    var facts = new PastFacts(past, frozen, known, level, basket.at().toLocalDate());
    var after = Calculation.of(proposed, facts, level, basket, frozen.rounding());
    count(past, proposed, before, after, basket.at().toLocalDate());
    morePoints += after.points() - before.points();
    if (frozen.rounding() == Rounding.CARRY) {
      carry(frozen, Calculation.again(past, frozen, basket), facts, after);
    }
    return new Told(before, after, frozen.level(), level);
  }

  /// Each keeps back what it had before, where this purchase gives nothing of a unit.
  private void carry(Frozen frozen, Earned then, Facts facts, Earned after) {
    for (var unit : Unit.values()) {
      var was = Optional.ofNullable(then.carry().get(unit)).orElseGet(() -> frozen.facts().carried(unit)).remainder();
      var is = Optional.ofNullable(after.carry().get(unit)).orElseGet(() -> facts.carried(unit));
      ahead.put(unit, is.plus(new Fraction(was.denominator().subtract(was.numerator()), was.denominator())).remainder());
    }
  }

  /// Caps count what was given in the periods of either book.
  private void count(RuleBook past, RuleBook proposed, Earned before, Earned after, LocalDate day) {
    var were = before.given();
    var are = after.given();
    var rules = new HashSet<>(were.keySet());
    rules.addAll(are.keySet());
    for (var rule : rules) {
      long now = are.getOrDefault(rule, 0L);
      proposed.rule(rule).flatMap(EarningRule::cap).ifPresent(cap -> given.merge(new Period(rule, cap.periodStart(day)), now, Long::sum));
      past.rule(rule).flatMap(EarningRule::cap)
          .ifPresent(cap -> more.merge(new Period(rule, cap.periodStart(day)), now - were.getOrDefault(rule, 0L), Long::sum));
    }
  }

  /// Only levels reached by points depend on rules. What was reached once in the time retold is kept, as a review is not retold.
  private Level level(Frozen frozen) {
    if (programme.measure() != Programme.Measure.POINTS || morePoints == 0 || frozen.measured().isEmpty()) {
      best = Optional.of(frozen.level());
      return frozen.level();
    }
    var reached = Level.of(programme.reachedBy(Math.max(0, frozen.measured().get() + morePoints)));
    var level = best.filter(held -> rank(held) > rank(reached)).orElse(reached);
    best = Optional.of(level);
    return level;
  }

  private int rank(Level level) {
    return programme.byCode(level.code()).map(tier -> tier.rank()).orElse(0);
  }

  private final class PastFacts implements Facts {
    private final Facts then;
    private final RuleBook past;
    private final Known known;
    private final Level level;
    private final LocalDate day;
    private final Set<String> askedSegments;
    private final Set<String> askedOccasions;

    PastFacts(RuleBook past, Frozen frozen, Known known, Level level, LocalDate day) {
      this.then = frozen.facts();
      this.past = past;
      this.known = known;
      this.level = level;
      this.day = day;
      this.askedSegments = past.inForce(Trigger.PURCHASE, day).flatMap(rule -> rule.when().segments().stream()).collect(Collectors.toSet());
      this.askedOccasions = past.inForce(Trigger.PURCHASE, day).flatMap(rule -> rule.when().occasion().stream()).flatMap(o -> o.codes().stream())
          .collect(Collectors.toSet());
    }

    @Override
    public String tier() {
      return level.code();
    }

    @Override
    public long nthPurchase() {
      return then.nthPurchase();
    }

    @Override
    public long usedOfCap(EarningRule rule) {
      var cap = rule.cap().orElseThrow();
      var period = new Period(rule.id(), cap.periodStart(day));
      boolean counted = past.rule(rule.id()).flatMap(EarningRule::cap)
          .filter(was -> was.period() == cap.period() && was.calendar() == cap.calendar()).isPresent();
      return Math.max(0, counted ? then.usedOfCap(rule) + more.getOrDefault(period, 0L) : given.getOrDefault(period, 0L));
    }

    @Override
    public Set<String> segments() {
      var in = new HashSet<>(then.segments());
      known.segments().stream().filter(code -> !askedSegments.contains(code)).forEach(in::add);
      return in;
    }

    @Override
    public Map<String, Set<Integer>> occasions() {
      var near = new HashMap<>(then.occasions());
      known.occasions().forEach((code, days) -> {
        if (!askedOccasions.contains(code)) {
          near.put(code, days);
        }
      });
      return near;
    }

    @Override
    public Fraction carried(Unit unit) {
      return then.carried(unit).plus(ahead.getOrDefault(unit, Fraction.ZERO)).remainder();
    }
  }
}
