package club.vafa.earning;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.calendar.CalendarKind;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.tier.Benefits;
import club.vafa.ledger.Unit;
import club.vafa.tier.Tier;
import club.vafa.value.Fraction;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Rounding;
import club.vafa.value.RuleId;
import club.vafa.value.TierId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final Tier BRONZE = tier("bronze", 100);
  private static final EarningRule ONE_PER_THOUSAND = rule(Condition.ALWAYS, new Gift.PerAmount(1, 1_000), Stacking.ADD);

  @ParameterizedTest
  @CsvSource({"0,0", "999,0", "1000,1", "1999,1", "250000,250", "9007199254740991,9007199254740"})
  void pointsPerAmountAreRoundedDownOnce(long paid, long points) {
    assertThat(earn(List.of(ONE_PER_THOUSAND), BRONZE, sale(paid)).points()).isEqualTo(points);
  }

  @Test
  void theRoundingIsOfTheSumSoThatTwoHalvesMakeOne() {
    var half = rule(Condition.ALWAYS, new Gift.PerAmount(1, 2), Stacking.ADD);
    assertThat(earn(List.of(half, half), BRONZE, sale(1)).points()).isEqualTo(1);
  }

  @Test
  void theLevelMultipliesThePlainPoints() {
    var earned = earn(List.of(ONE_PER_THOUSAND), tier("gold", 150), sale(10_000));
    assertThat(earned.lines()).extracting(Earned.Line::points).containsExactly(10L, 5L);
  }

  @Test
  void ofTheRulesThatStackAsBestOnlyTheBestCounts() {
    var five = rule(Condition.ALWAYS, new Gift.Fixed(5), Stacking.BEST);
    var nine = rule(Condition.ALWAYS, new Gift.Fixed(9), Stacking.BEST);
    var two = rule(Condition.ALWAYS, new Gift.Fixed(2), Stacking.ADD);
    assertThat(earn(List.of(five, nine, two), BRONZE, sale(1)).points()).isEqualTo(11);
  }

  @Test
  void aRuleForGoodsCountsTheirShareOfWhatWasPaid() {
    var coffee = rule(Condition.ALWAYS.withCategories("coffee"), new Gift.PerAmount(1, 100), Stacking.ADD);
    var basket = new Basket("a", DAY.atTime(12, 0), 900, List.of(
        new Basket.Line(Optional.of("latte"), Optional.of("coffee"), 400), new Basket.Line(Optional.empty(), Optional.empty(), 600)));
    assertThat(earn(List.of(coffee), BRONZE, basket).points()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"22:00,02:00,23:30,true", "22:00,02:00,01:59,true", "22:00,02:00,02:00,false", "08:00,10:00,08:00,true", "08:00,10:00,10:00,false"})
  void aTimeWindowMayGoOverMidnight(LocalTime from, LocalTime until, LocalTime at, boolean covered) {
    var when = new Condition(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.of(from), Optional.of(until), Optional.empty(), Optional.empty());
    var earned = earn(List.of(rule(when, new Gift.Fixed(1), Stacking.ADD)), BRONZE, new Basket("a", DAY.atTime(at), 1, List.of()));
    assertThat(earned.points() == 1).isEqualTo(covered);
  }

  @Test
  void conditionsMustAllHold() {
    var when = Condition.ALWAYS.withBranches("a").withDays(DayOfWeek.MONDAY).withAmountAtLeast(100).withNth(3, true).withTiers("bronze");
    var rules = List.of(rule(when, new Gift.Fixed(1), Stacking.ADD));
    assertThat(Calculation.of(rules, facts(6, 0), BRONZE, sale(100)).points()).isEqualTo(1);
    assertThat(Calculation.of(rules, facts(7, 0), BRONZE, sale(100)).points()).isZero();
    assertThat(Calculation.of(rules, facts(6, 0), BRONZE, sale(99)).points()).isZero();
    assertThat(Calculation.of(rules, facts(6, 0), BRONZE, new Basket("b", DAY.atTime(12, 0), 100, List.of())).points()).isZero();
    assertThat(Calculation.of(rules, facts(6, 0), BRONZE, new Basket("a", DAY.plusDays(1).atTime(12, 0), 100, List.of())).points()).isZero();
  }

  @Test
  void aCapLeavesOnlyWhatIsLeftOfIt() {
    var capped = new EarningRule(new RuleId(Ids.random()), 1, new LocalText("سقف", "capped"), Condition.ALWAYS, new Gift.Fixed(50), 0, Stacking.ADD,
        Optional.of(new Cap(60, Cap.Period.MONTH, CalendarKind.JALALI)), Validity.PERMANENT, DAY, Optional.empty());
    assertThat(Calculation.of(List.of(capped), facts(1, 20), BRONZE, sale(1)).points()).isEqualTo(40);
    assertThat(Calculation.of(List.of(capped), facts(1, 60), BRONZE, sale(1)).points()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
      "DAYS,30,2026-06-01,2026-07-01",
      "MONTHS,6,2026-06-01,2026-12-02",
      "MONTH_END,0,2026-06-01,2026-06-21",
      "YEAR_END,0,2026-06-01,2027-03-20",
      "YEAR_END,0,2025-03-20,2025-03-20",
      "MONTHS,1,2026-09-22,2026-10-22"})
  void validityEndsWithADayOfTheNamedCalendar(Validity.Kind kind, int count, LocalDate earnedOn, LocalDate lastDay) {
    assertThat(new Validity(kind, count, CalendarKind.JALALI).lastDay(earnedOn)).contains(lastDay);
  }

  @Property
  void theLinesSumToThePoints(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long paid, @ForAll @IntRange(min = 1, max = 97) int points,
      @ForAll @IntRange(min = 1, max = 9_973) int per, @ForAll @IntRange(min = 100, max = 300) int percent) {
    var rules = List.of(rule(Condition.ALWAYS, new Gift.PerAmount(points, per), Stacking.ADD),
        rule(Condition.ALWAYS, new Gift.Multiplier(percent + 1), Stacking.ADD), rule(Condition.ALWAYS, new Gift.PerAmount(per, 7), Stacking.ADD));
    var earned = earn(rules, tier("x", percent), sale(paid));
    assertThat(earned.lines().stream().mapToLong(Earned.Line::points).sum()).isEqualTo(earned.points());
  }

  @Property
  void whatIsCarriedMakesManySmallSalesEarnWhatTheirSumEarns(@ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 5_000) Long> sales) {
    var book = RuleBook.unwritten(List.of(rule(Condition.ALWAYS, new Gift.PerAmount(3, 700), Stacking.ADD)));
    long points = 0;
    var kept = Fraction.ZERO;
    for (long paid : sales) {
      var earned = Calculation.of(book, carrying(kept), Level.of(BRONZE), sale(paid), Rounding.CARRY);
      points += earned.points();
      kept = earned.carry().getOrDefault(Unit.POINTS, Fraction.ZERO);
      assertThat(kept.compareTo(Fraction.of(1))).isNegative();
    }
    assertThat(points).isEqualTo(sales.stream().mapToLong(Long::longValue).sum() * 3 / 700);
  }

  @ParameterizedTest
  @CsvSource({"FLOOR,1499,1", "ROUND,1499,1", "ROUND,1500,2", "CEIL,1001,2", "CEIL,1000,1", "CARRY,1999,1"})
  void theClubsPolicyRoundsEachTransferOnce(Rounding rounding, long paid, long points) {
    assertThat(Calculation.of(RuleBook.unwritten(List.of(ONE_PER_THOUSAND)), facts(1, 0), Level.of(BRONZE), sale(paid), rounding).points()).isEqualTo(points);
  }

  @Property
  void aSaleCountedAgainAsItWasFrozenEarnsTheSame(@ForAll @LongRange(min = 0, max = 10_000_000) long paid, @ForAll @LongRange(min = 0, max = 9) long nth,
      @ForAll @LongRange(min = 0, max = 60) long used, @ForAll Rounding rounding, @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 90_000) Integer> items) {
    var cap = Optional.of(new Cap(50, Cap.Period.MONTH, CalendarKind.JALALI));
    var book = RuleBook.unwritten(List.of(ONE_PER_THOUSAND, rule(Condition.ALWAYS.withNth(3, true), new Gift.Multiplier(170), Stacking.BEST),
        rule(Condition.ALWAYS, new Gift.Multiplier(130), Stacking.BEST), rule(Condition.ALWAYS, new Gift.CreditPerAmount(3, 70), Stacking.ADD),
        new EarningRule(new RuleId(Ids.random()), 1, LocalText.same("capped"), Condition.ALWAYS.withCategories("even"), new Gift.PerAmount(7, 300), 0,
            Stacking.ADD, cap, Validity.PERMANENT, DAY, Optional.empty())));
    var lines = items.stream().map(total -> new Basket.Line(Optional.of("p" + total % 4), Optional.of(total % 2 == 0 ? "even" : "odd"), (long) total)).toList();
    var basket = new Basket("a", DAY.atTime(12, 0), paid, lines);
    var level = Level.of(tier("gold", 150));
    var earned = Calculation.of(book, facts(nth, used), level, basket, rounding);
    var kept = KeptEarning.read(KeptEarning.of(earned, Calculation.frozen(book, facts(nth, used), level, basket, rounding)).json());
    assertThat(Calculation.again(book, kept.frozen().orElseThrow(), basket)).isEqualTo(earned);
    assertThat(kept.earned().lines()).isEqualTo(earned.lines());
    assertThat(earned.lines().stream().mapToLong(Earned.Line::points).sum()).isEqualTo(earned.points());
    assertThat(Calculation.again(book, kept.frozen().orElseThrow(), new Basket("a", basket.at(), paid / 2, lines)).points()).isLessThanOrEqualTo(earned.points());
  }

  private static Facts carrying(Fraction kept) {
    return new Known(RuleBook.unwritten(List.of()), Map.of(), Set.of(), Map.of(), Map.of(Unit.POINTS, kept)).facts("bronze", 1);
  }

  private static Earned earn(List<EarningRule> rules, Tier tier, Basket basket) {
    return Calculation.of(rules, facts(1, 0), tier, basket);
  }

  private static Basket sale(long paid) {
    return new Basket("a", DAY.atTime(12, 0), paid, List.of());
  }

  private static Tier tier(String code, int percent) {
    return new Tier(new TierId(Ids.random()), code, new LocalText("سطح", "level"), 1, 0, Benefits.multiplier(percent));
  }

  private static EarningRule rule(Condition when, Gift gift, Stacking stacking) {
    return new EarningRule(new RuleId(Ids.random()), 1, new LocalText("قاعده", "rule"), when, gift, 0, stacking, Optional.empty(), Validity.PERMANENT,
        DAY.minusYears(10), Optional.empty());
  }

  private static Facts facts(long nth, long used) {
    return new Facts() {
      @Override
      public String tier() {
        return "bronze";
      }

      @Override
      public long nthPurchase() {
        return nth;
      }

      @Override
      public long usedOfCap(EarningRule rule) {
        return used;
      }
    };
  }
}
