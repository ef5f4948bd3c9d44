package club.vafa.game;

import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.value.Currency;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every reason for which a game must not be launched.
class FitnessTest {

  private static final Instant NOW = TestClub.START;
  private static final LocalText TEXT = new LocalText("متن", "text");
  private static final Gift FIFTY = new Gift.OfPoints(new Points(50), Optional.empty());
  private static final Gift NO_POINTS = new Gift.OfPoints(Points.ZERO, Optional.empty());
  private static final Gift NOTHING = new Gift.Nothing();
  private static final Ordinary ORDINARY = new Ordinary(Optional.of(rials(2_000_000)), new Points(100));

  private List<Prize> prizes = List.of(prize(1, FIFTY, 500, Optional.empty()), prize(3, NOTHING, 0, Optional.empty()));
  private Optional<Consolation> consolation = Optional.empty();
  private LocalText name = TEXT;
  private LocalText terms = TEXT;
  private Money budget = rials(10_000);
  private Instant endsAt = NOW.plus(Duration.ofDays(30));
  private EntryPrice price = new EntryPrice.Free();
  private boolean pointsForChance = false;

  @Test
  void aPlainWheelWithAQuarterOfWinsMayBeLaunched() {
    assertThat(flaws()).isEmpty();
  }

  @Test
  void oneTicketLessThanAQuarterIsTooLow() {
    prizes = List.of(prize(25, FIFTY, 500, Optional.empty()), prize(76, NOTHING, 0, Optional.empty()));
    assertThat(flaws()).containsExactly(new Flaw.OddsTooLow(new Odds(25, 101)));
  }

  @Test
  void aWinWithoutValueIsNoWin() {
    prizes = List.of(prize(1, NO_POINTS, 500, Optional.empty()), prize(1, FIFTY, 500, Optional.empty()));
    assertThat(flaws()).containsExactly(new Flaw.WinWithoutValue(TEXT));
    prizes = List.of(prize(1, FIFTY, 0, Optional.empty()));
    assertThat(flaws()).containsExactly(new Flaw.WinWithoutValue(TEXT));
  }

  @Test
  void aStockThatCanRunOutNeedsAConsolationOfValue() {
    prizes = List.of(prize(1, FIFTY, 500, Optional.of(3L)), prize(3, FIFTY, 500, Optional.empty()));
    assertThat(flaws()).containsExactly(new Flaw.ConsolationMissing(TEXT));
    consolation = Optional.of(new Consolation(id(), TEXT, NOTHING, rials(0)));
    assertThat(flaws()).containsExactly(new Flaw.ConsolationWithoutValue());
    consolation = Optional.of(new Consolation(id(), TEXT, FIFTY, rials(0)));
    assertThat(flaws()).containsExactly(new Flaw.ConsolationWithoutValue());
    consolation = Optional.of(new Consolation(id(), TEXT, FIFTY, rials(100)));
    assertThat(flaws()).isEmpty();
  }

  @Test
  void theOddsHoldAlsoWhenAStockHasRunOut() {
    prizes = List.of(prize(30, FIFTY, 500, Optional.of(3L)), prize(70, NOTHING, 0, Optional.empty()));
    assertThat(flaws()).contains(new Flaw.OddsTooLow(new Odds(0, 100)));
    consolation = Optional.of(new Consolation(id(), TEXT, FIFTY, rials(100)));
    assertThat(flaws()).isEmpty();
  }

  @Test
  void theBudgetCoversTheWorstCaseOfOnePlay() {
    budget = rials(499);
    assertThat(flaws()).containsExactly(new Flaw.BudgetTooSmall(rials(499), rials(500)));
    budget = rials(599);
    consolation = Optional.of(new Consolation(id(), TEXT, FIFTY, rials(600)));
    assertThat(flaws()).containsExactly(new Flaw.BudgetTooSmall(rials(599), rials(600)));
  }

  @Test
  void nameAndTermsStandInBothLanguages() {
    terms = new LocalText("متن", " ");
    assertThat(flaws()).containsExactly(new Flaw.TermsMissing(Language.EN));
    terms = new LocalText("", "text");
    name = new LocalText("", "");
    assertThat(flaws()).containsExactlyInAnyOrder(new Flaw.NameMissing(Language.FA), new Flaw.NameMissing(Language.EN),
        new Flaw.TermsMissing(Language.FA));
  }

  @Test
  void anOrdinaryMemberCanMeetTheEntryCondition() {
    price = new EntryPrice.Purchase(rials(2_000_000), 30);
    assertThat(flaws()).isEmpty();
    price = new EntryPrice.Purchase(rials(2_000_001), 30);
    assertThat(flaws()).containsExactly(new Flaw.EntryOutOfReach(rials(2_000_001), Optional.of(rials(2_000_000))));
  }

  @Test
  void withoutKnownPurchasesOnlyAPurchaseOfAnyAmountIsACondition() {
    price = new EntryPrice.Purchase(rials(1), 30);
    var unknown = new Ordinary(Optional.empty(), new Points(100));
    assertThat(flaws(unknown)).containsExactly(new Flaw.EntryOutOfReach(rials(1), Optional.empty()));
    price = new EntryPrice.Purchase(rials(0), 30);
    assertThat(flaws(unknown)).isEmpty();
  }

  @Test
  void pointsAreNotChargedForChanceUnlessTheClubSaysSo() {
    price = new EntryPrice.InPoints(new Points(100));
    assertThat(flaws()).containsExactly(new Flaw.PointsNotAllowed());
    pointsForChance = true;
    assertThat(flaws()).isEmpty();
    price = new EntryPrice.InPoints(new Points(101));
    assertThat(flaws()).containsExactly(new Flaw.PriceOutOfReach(new Points(101), new Points(100)));
  }

  @Test
  void amountsAreInTheClubsCurrency() {
    budget = new Money(10_000, Currency.EUR);
    assertThat(flaws()).containsExactly(new Flaw.OtherCurrency());
  }

  @Test
  void aGameThatIsOverOrGoesOnForYearsIsNotLaunched() {
    endsAt = NOW;
    assertThat(flaws()).containsExactly(new Flaw.AlreadyOver(NOW));
    endsAt = NOW.plus(Duration.ofDays(500));
    assertThat(flaws()).containsExactly(new Flaw.TooLong(501, Fitness.DAYS_MAX));
  }

  @Test
  void aWheelHasNoMoreTicketsThanCanBeChecked() {
    prizes = List.of(prize(Prize.WEIGHT_MAX, FIFTY, 500, Optional.empty()), prize(1, NOTHING, 0, Optional.empty()));
    assertThat(flaws()).containsExactly(new Flaw.TooManyTickets(1_000_001, Fitness.TICKETS_MAX));
  }

  private List<Flaw> flaws() {
    return flaws(ORDINARY);
  }

  private List<Flaw> flaws(Ordinary ordinary) {
    var plan = new GamePlan("plan", name, terms, prizes, consolation, budget, NOW.minus(Duration.ofDays(1)), endsAt, PlayLimit.onceADay(),
        price);
    return Fitness.flaws(plan, Currency.IRR, pointsForChance, ordinary, NOW);
  }

  private static Prize prize(int weight, Gift gift, long cost, Optional<Long> stock) {
    return new Prize(id(), TEXT, weight, gift, stock, rials(cost));
  }

  private static PrizeId id() {
    return new PrizeId(Ids.random());
  }
}
