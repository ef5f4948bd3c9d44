package club.vafa.earning;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.calendar.CalendarKind;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.ledger.Unit;
import club.vafa.tier.Benefits;
import club.vafa.tier.Engagement;
import club.vafa.tier.Programme;
import club.vafa.tier.Reviewing;
import club.vafa.tier.Tier;
import club.vafa.tier.Window;
import club.vafa.value.Fraction;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Rounding;
import club.vafa.value.RuleId;
import club.vafa.value.TierId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

class RetellingTest {

  private static final Tier BRONZE = new Tier(new TierId(Ids.random()), "bronze", LocalText.same("bronze"), 1, 0, Benefits.multiplier(100));
  private static final Programme PROGRAMME = new Programme(Programme.Measure.SPEND, new Window(Window.Kind.FIXED, 12, CalendarKind.JALALI),
      new Reviewing(12, 30, 20), new Engagement(1, 5, 20), List.of(BRONZE), List.of(), Optional.empty());
  private static final RuleId RULE = new RuleId(Ids.random());

  private static RuleBook book(long per) {
    var draft = new RuleDraft(LocalText.same("rule"), Condition.ALWAYS.withAmountAtLeast(1_000), new Gift.PerAmount(1, per), 10, Stacking.ADD,
        Optional.empty(), Validity.PERMANENT, LocalDate.of(2020, 1, 1), Optional.empty());
    return new RuleBook(1, List.of(EarningRule.of(RULE, 1, draft)));
  }

  /// What these purchases would have earned at one point for so much more or less, where remainders are carried.
  private static long retold(List<Long> paid, long past, long proposed) {
    var retelling = new Retelling(PROGRAMME);
    Map<Unit, Fraction> carried = new HashMap<>();
    var level = Level.of(BRONZE);
    long after = 0;
    long nth = 0;
    for (var amount : paid) {
      var basket = new Basket("shop", LocalDate.of(2026, 6, 1).atStartOfDay(), amount, List.of());
      var facts = new Known(book(past), Map.of(), Set.of(), Map.of(), Map.copyOf(carried)).facts("bronze", ++nth);
      var earned = Calculation.of(book(past), facts, level, basket, Rounding.CARRY);
      var frozen = Calculation.frozen(book(past), facts, level, basket, Rounding.CARRY);
      carried.putAll(earned.carry());
      after += retelling.next(book(past), book(proposed), KeptEarning.of(earned, frozen), frozen, Known.nothing(book(proposed)), basket).after().points();
    }
    return after;
  }

  @Test
  void remaindersThatNeverShowedInPointsAreCarriedFromPurchaseToPurchase() {
    // 1.5 each: a point, two, a point. Then 1.2 each, so the first two come out as they did, and the third does not.
    assertThat(retold(List.of(12_000L, 12_000L, 12_000L), 10_000, 8_000)).isEqualTo(4);
    assertThat(retold(List.of(12_000L, 500L, 12_000L), 10_000, 8_000)).as("a purchase that gives nothing keeps what was kept back").isEqualTo(3);
  }

  @Property(tries = 200)
  void carriedRemaindersAddUpWhateverTheRuleWasBefore(@ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1_000, max = 90_000) Long> paid,
      @ForAll @IntRange(min = 700, max = 9_000) int past, @ForAll @IntRange(min = 700, max = 9_000) int proposed) {
    long sum = paid.stream().mapToLong(Long::longValue).sum();
    assertThat(retold(paid, past, proposed)).isEqualTo(sum / proposed);
    assertThat(retold(new ArrayList<>(paid), past, past)).isEqualTo(sum / past);
  }
}
