package club.vafa.tier;

import static club.vafa.tier.TierGivens.DECIDED;
import static club.vafa.tier.TierGivens.GOLD;
import static club.vafa.tier.TierGivens.REVIEW;
import static club.vafa.tier.TierGivens.SILVER;
import static club.vafa.tier.TierGivens.WARNED;
import static club.vafa.tier.TierGivens.draft;
import static club.vafa.tier.TierGivens.jalali;
import static club.vafa.tier.TierGivens.level;
import static club.vafa.tier.TierGivens.yearly;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.ledger.Debit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.tier.Programme.Measure;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final Core core = club.core();
  private final TierGivens given = new TierGivens(core, club.clock());

  private Member goldOf1405() {
    return given.goldOf1405(club.consenting(Language.FA, Channel.TELEGRAM));
  }

  @Test
  void aLevelLastsThroughTheNextYearThenIsWarnedOfKeptInGraceAndLost() {
    given.programme(yearly());
    var member = goldOf1405();
    assertThat(given.standing(member).holds()).contains(new Standing.Holds(DECIDED.minusDays(1), GOLD, false));

    assertThat(given.days(jalali(1406, 1, 1), jalali(1406, 3, 1))).isEqualTo(ReviewRun.NONE);
    assertThat(given.days(REVIEW.minusDays(3), WARNED.minusDays(1))).isEqualTo(ReviewRun.NONE);
    assertThat(given.days(WARNED, DECIDED.minusDays(1)).warned()).as("once, however often it is looked").isOne();
    assertThat(given.messages(member)).isOne();
    assertThat(given.texts(member).getFirst()).contains("gold", "۳۰ فروردین ۱۴۰۷", "۳۰٬۰۰۰٬۰۰۰ تومان");
    assertThat(given.level(member)).isEqualTo("gold");
    assertThat(given.standing(member).holds()).contains(new Standing.Holds(DECIDED.minusDays(1), GOLD, true));

    assertThat(given.days(DECIDED, DECIDED.plusDays(3)).lowered()).isOne();
    assertThat(given.level(member)).isEqualTo("bronze");
    assertThat(given.outcomes(member)).containsExactly("LOWERED");
    assertThat(given.messages(member)).as("and is told of the fall").isEqualTo(2);
  }

  @Test
  void whatIsBoughtInTheGraceStillCountsForTheYearThatHasClosed() {
    given.programme(yearly());
    var member = goldOf1405();
    given.on(jalali(1406, 12, 29));
    given.buys(member.id(), GOLD - SILVER);
    given.days(WARNED, WARNED);
    assertThat(given.standing(member).holds().orElseThrow()).isEqualTo(new Standing.Holds(DECIDED.minusDays(1), SILVER, true));
    given.on(DECIDED.minusDays(1));
    given.buys(member.id(), SILVER);
    assertThat(given.standing(member).holds().orElseThrow().warned()).isFalse();
    assertThat(given.days(DECIDED, DECIDED).kept()).isOne();
    assertThat(given.level(member)).isEqualTo("gold");
  }

  @Test
  void whoHasHalfFallsToTheLevelThatHalfReaches() {
    given.programme(yearly());
    var member = goldOf1405();
    given.on(jalali(1406, 12, 29));
    given.buys(member.id(), SILVER);
    given.days(WARNED, DECIDED);
    assertThat(given.level(member)).isEqualTo("silver");
  }

  @Test
  void aPurchaseOn30EsfandCountsForTheLeapYear() {
    // 1408 is a leap year; its last day is reviewed with it.
    given.programme(yearly());
    var member = club.member();
    given.on(jalali(1408, 12, 30));
    given.buys(member.id(), SILVER);
    assertThat(given.standing(member).holds().orElseThrow().until()).isEqualTo(jalali(1410, 1, 1).plusDays(29));
    var next = club.member();
    given.on(jalali(1409, 1, 1));
    given.buys(next.id(), SILVER);
    assertThat(given.standing(next).holds().orElseThrow().until()).isEqualTo(jalali(1411, 1, 1).plusDays(29));
  }

  @Test
  void spendingPointsNeverLowersALevel() {
    given.programme(draft(Measure.POINTS, TierGivens.JALALI_YEAR, new Reviewing(12, 0, 1), level("bronze", 0), level("silver", 100)));
    core.earningRules.list().forEach(r -> core.earningRules.end(Actor.SYSTEM, r.id()));
    core.earningRules.add(Actor.SYSTEM, new RuleDraft(LocalText.same("rule"), Condition.ALWAYS, new Gift.PerAmount(1, 10_000), 10, Stacking.ADD,
        Optional.empty(), Validity.PERMANENT, jalali(1405, 1, 1), Optional.empty()));
    var member = club.member();
    given.on(jalali(1405, 12, 1));
    given.buys(member.id(), 1_000_000);
    assertThat(given.level(member)).isEqualTo("silver");
    core.db.transact(h -> Outcome.commit(core.ledger.debit(h,
        new Debit(HolderId.of(member.id()), Unit.POINTS, 100, House.REDEEMED, Why.of(Reason.ADJUSTMENT)))));
    assertThat(given.level(member)).isEqualTo("silver");
    assertThat(given.standing(member).measured()).isEqualTo(100);
    given.days(jalali(1405, 12, 20), jalali(1406, 2, 1));
    assertThat(given.warnings(member)).isZero();
    assertThat(given.level(member)).isEqualTo("silver");
  }

  @Test
  void aRefundLowersNobodyAtOnceAndEverybodyAtTheReview() {
    given.programme(yearly());
    var member = club.member();
    var day = given.on(jalali(1405, 12, 20));
    given.buys(member.id(), GOLD);
    given.buys(member.id(), 5);
    core.db.transact(h -> {
      core.tiers.uncount(h, member.id(), day, GOLD, 0, true);
      return Outcome.commit(true);
    });
    assertThat(given.level(member)).isEqualTo("gold");
    assertThat(given.standing(member).measured()).isEqualTo(5);
    given.buys(member.id(), 7);
    assertThat(given.level(member)).isEqualTo("gold");
    assertThat(given.standing(member).measured()).isEqualTo(12);
    given.days(jalali(1406, 1, 5), jalali(1406, 1, 31));
    assertThat(given.level(member)).isEqualTo("bronze");
  }

  @Test
  void aRefundForAPurchaseOfTheYearBeforeIsTakenFromThatYear() {
    given.programme(yearly());
    var member = club.member();
    var day = given.on(jalali(1405, 12, 29));
    given.buys(member.id(), SILVER);
    given.on(jalali(1406, 1, 2));
    given.buys(member.id(), SILVER);
    core.db.transact(h -> {
      core.tiers.uncount(h, member.id(), day, SILVER, 0, true);
      return Outcome.commit(true);
    });
    assertThat(given.standing(member).measured()).isEqualTo(SILVER);
  }

  @Test
  void whoFallsBelowAfterTheLastLookHasTheWholeTimeOfTheWarningAllTheSame() {
    given.programme(yearly());
    var member = goldOf1405();
    var bought = given.on(jalali(1406, 12, 1));
    given.buys(member.id(), GOLD);
    assertThat(given.days(WARNED, DECIDED.minusDays(2))).isEqualTo(ReviewRun.NONE);
    core.db.transact(h -> {
      core.tiers.uncount(h, member.id(), bought, GOLD, 0, true);
      return Outcome.commit(true);
    });
    assertThat(given.days(DECIDED.minusDays(1), DECIDED.plusDays(18)).warned()).isOne();
    assertThat(given.level(member)).isEqualTo("gold");
    assertThat(given.days(DECIDED.plusDays(19), DECIDED.plusDays(19)).lowered()).isOne();
  }

  @Test
  void aReviewThatWasMissedWarnsFirstAndLowersLater() {
    given.programme(yearly());
    var member = goldOf1405();
    var back = DECIDED.plusDays(40);
    assertThat(given.days(back, back)).isEqualTo(ReviewRun.WARNED);
    assertThat(given.level(member)).isEqualTo("gold");
    assertThat(given.days(back.plusDays(1), back.plusDays(19))).isEqualTo(ReviewRun.NONE);
    assertThat(given.days(back.plusDays(20), back.plusDays(20)).lowered()).isOne();
  }

  @Test
  void inARollingWindowALevelGoesWhenItsPurchasesHaveRolledOut() {
    given.programme(draft(Measure.SPEND, new Window(Window.Kind.ROLLING, 3, CalendarKind.GREGORIAN), new Reviewing(1, 0, 10)));
    var member = club.member();
    given.on(LocalDate.parse("2026-06-20"));
    given.buys(member.id(), SILVER);
    assertThat(given.standing(member).holds().orElseThrow().until()).isEqualTo("2026-09-30");
    assertThat(given.days(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-20"))).isEqualTo(ReviewRun.NONE);
    assertThat(given.days(LocalDate.parse("2026-09-21"), LocalDate.parse("2026-09-30"))).isEqualTo(ReviewRun.WARNED);
    assertThat(given.days(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-01")).lowered()).isOne();
  }

  @Test
  void aPurchaseToldLateCountsForTheYearInWhichItWasMade() {
    given.programme(yearly());
    var member = club.member();
    given.on(jalali(1406, 1, 10));
    assertThat(given.boughtOn(member.id(), SILVER, jalali(1405, 12, 29)).level().code()).isEqualTo("silver");
    assertThat(given.standing(member).measured()).as("in the running year").isZero();
    assertThat(given.boughtOn(member.id(), GOLD - SILVER, jalali(1406, 1, 2)).level().code()).as("two years' purchases are not one year's")
        .isEqualTo("silver");
  }

  @Test
  void aLevelTakenOutOfTheProgrammeIsHeldUntilTheReview() {
    given.programme(yearly());
    var member = goldOf1405();
    given.programme(draft(Measure.SPEND, TierGivens.JALALI_YEAR, new Reviewing(12, 30, 20), level("bronze", 0), level("silver", SILVER)));
    assertThat(given.level(member)).isEqualTo("gold");
    assertThat(given.buys(member.id(), 10).level().code()).isEqualTo("gold");
    assertThat(given.standing(member).next()).isEmpty();
    given.on(jalali(1405, 12, 20));
    given.days(jalali(1406, 1, 5), jalali(1406, 1, 31));
    assertThat(given.level(member)).as("the year 1405 reached silver and more").isEqualTo("silver");
    assertThat(given.texts(member).getFirst()).contains("برداشته شده");
  }
}
