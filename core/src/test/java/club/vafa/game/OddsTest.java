package club.vafa.game;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddsTest {

  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final Ordinary ORDINARY = new Ordinary(Optional.empty(), new Points(0));

  @ParameterizedTest
  @CsvSource({"1, 4, true", "1, 5, false", "2, 8, true", "249999, 1000000, false", "250000, 1000000, true", "0, 1, false", "1, 1, true"})
  void aQuarterIsEnoughAndLessIsNot(long winning, long tickets, boolean enough) {
    assertThat(new Odds(winning, tickets).enough()).isEqualTo(enough);
  }

  @Property
  void everyTicketBelongsToExactlyOnePrizeAndEveryPrizeHasItsWeightInTickets(@ForAll("plans") GamePlan plan) {
    var wheel = Wheel.of(plan.prizes());
    assertThat(wheel.tickets()).isEqualTo(plan.prizes().stream().mapToLong(Prize::weight).sum());
    for (var prize : plan.prizes()) {
      long tickets = 0;
      for (long ticket = 0; ticket < wheel.tickets(); ticket++) {
        tickets += wheel.at(ticket).id().equals(prize.id()) ? 1 : 0;
      }
      assertThat(tickets).isEqualTo(prize.weight());
    }
  }

  /// Counts tickets one by one for every set of stocks that can have run out, by another way than [Odds].
  @Property
  void aPlanThatPassesGivesSomethingOfValueOnAQuarterOfTheTicketsWhateverHasRunOut(@ForAll("plans") GamePlan plan) {
    boolean passes = Fitness.flaws(plan, Currency.IRR, false, ORDINARY, NOW).isEmpty();
    var limited = plan.prizes().stream().filter(p -> p.stock().isPresent()).map(Prize::id).toList();
    boolean holds = true;
    for (int out = 0; out < 1 << limited.size(); out++) {
      var ranOut = new HashSet<PrizeId>();
      for (int i = 0; i < limited.size(); i++) {
        if ((out >> i & 1) == 1) {
          ranOut.add(limited.get(i));
        }
      }
      holds &= aQuarterWins(plan, ranOut);
    }
    Statistics.label("passes").collect(passes).coverage(seen -> seen.check(true).percentage(share -> share > 2));
    assertThat(holds || !passes).isTrue();
  }

  private static boolean aQuarterWins(GamePlan plan, Set<PrizeId> ranOut) {
    var wheel = Wheel.of(plan.prizes());
    long wins = 0;
    for (long ticket = 0; ticket < wheel.tickets(); ticket++) {
      var prize = wheel.at(ticket);
      var gift = ranOut.contains(prize.id()) ? plan.consolation().map(Consolation::gift).orElse(new Gift.Nothing()) : prize.gift();
      wins += gift instanceof Gift.OfPoints(Points points, var days) && points.amount() > 0 ? 1 : 0;
    }
    return BigInteger.valueOf(4).multiply(BigInteger.valueOf(wins)).compareTo(BigInteger.valueOf(wheel.tickets())) >= 0;
  }

  @Provide
  Arbitrary<GamePlan> plans() {
    var gift = Arbitraries.of(new Gift.Nothing(), new Gift.OfPoints(new Points(10), Optional.empty()),
        new Gift.OfPoints(Points.ZERO, Optional.empty()));
    var prize = Combinators.combine(Arbitraries.integers().between(1, 40), gift, Arbitraries.of(true, false)).as((weight, g, limited) ->
        new Prize(new PrizeId(UUID.randomUUID()), LocalText.same("x"), weight, g,
            limited && !(g instanceof Gift.Nothing) ? Optional.of(3L) : Optional.<Long>empty(),
                Money.rials(g instanceof Gift.Nothing ? 0 : 100)));
    var consolation = gift.optional().map(g -> g.map(it ->
        new Consolation(new PrizeId(UUID.randomUUID()), LocalText.same("y"), it, Money.rials(it instanceof Gift.Nothing ? 0 : 50))));
    return Combinators.combine(prize.list().ofMinSize(1).ofMaxSize(6), consolation).as((prizes, consoled) ->
        new GamePlan("plan", LocalText.same("name"), LocalText.same("terms"), prizes, consoled, Money.rials(1_000_000), NOW,
            NOW.plusSeconds(3_600), PlayLimit.onceADay(), new EntryPrice.Free()));
  }
}
