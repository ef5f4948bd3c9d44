package club.vafa.earning;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.earning.EarningRule.Stacking;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Rounding;
import club.vafa.value.RuleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What a sale earns on what is left of it.
class NetBasketTest {

  private static final Level LEVEL = new Level("gold", LocalText.same("gold"), 130);

  private static EarningRule rule(Condition when, Gift gift, Stacking stacking) {
    return EarningRule.of(new RuleId(Ids.random()), 1, new RuleDraft(LocalText.same("rule"), when, gift, 10, stacking, Optional.empty(),
        Validity.PERMANENT, LocalDate.of(2020, 1, 1), Optional.empty()));
  }

  private static Basket paying(long paid) {
    return new Basket("shop", LocalDate.of(2026, 6, 1).atStartOfDay(), paid, List.of());
  }

  /// What is still earned after these refunds of a sale, as refunds count it: never more than before.
  private static long kept(RuleBook book, long paid, List<Long> refunds, Rounding rounding) {
    var facts = Known.nothing(book).facts("gold", 3);
    var sold = paying(paid);
    var frozen = Calculation.frozen(book, facts, LEVEL, sold, rounding);
    long kept = Calculation.of(book, facts, LEVEL, sold, rounding).points();
    long left = paid;
    for (long back : refunds) {
      left -= back;
      kept = Math.min(kept, Calculation.again(book, frozen, paying(left), sold).points());
    }
    return kept;
  }

  @Test
  void aRuleForSmallAmountsDoesNotComeInBecauseSomethingCameBack() {
    var book = RuleBook.unwritten(List.of(rule(Condition.ALWAYS, new Gift.PerAmount(1, 10), Stacking.ADD),
        rule(Condition.ALWAYS.withAmountBelow(60), new Gift.Fixed(50), Stacking.ADD)));
    assertThat(kept(book, 100, List.of(50L), Rounding.FLOOR)).isEqualTo(5 + 1);
    assertThat(kept(book, 50, List.of(10L), Rounding.FLOOR)).as("one that applied to the sale stays").isEqualTo((4 + 50) * 13 / 10);
  }

  /// Rules with lower and upper amounts of every kind, many refunds or one.
  @Property(tries = 500)
  void manyRefundsEndWhereOneWouldHave(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int rules, @ForAll @IntRange(min = 1, max = 8) int parts) {
    var random = new Random(seed);
    var drafts = new ArrayList<EarningRule>();
    for (int i = 0; i < rules; i++) {
      var when = Condition.ALWAYS;
      when = random.nextBoolean() ? when.withAmountAtLeast(random.nextInt(2_000)) : when;
      when = random.nextBoolean() ? when.withAmountBelow(1 + random.nextInt(3_000)) : when;
      var gift = switch (random.nextInt(3)) {
        case 0 -> new Gift.PerAmount(1 + random.nextInt(5), 1 + random.nextInt(90));
        case 1 -> new Gift.Fixed(1 + random.nextInt(100));
        default -> new Gift.Multiplier(101 + random.nextInt(200));
      };
      drafts.add(rule(when, gift, random.nextBoolean() ? Stacking.ADD : Stacking.BEST));
    }
    var book = RuleBook.unwritten(drafts);
    long paid = 1 + random.nextInt(3_000);
    var refunds = new ArrayList<Long>();
    long back = 0;
    for (int i = 0; i < parts && back < paid; i++) {
      long part = 1 + random.nextLong(paid - back);
      refunds.add(part);
      back += part;
    }
    for (var rounding : Rounding.values()) {
      assertThat(kept(book, paid, refunds, rounding)).as("seed %d, %s", seed, rounding).isEqualTo(kept(book, paid, List.of(back), rounding));
    }
  }
}
