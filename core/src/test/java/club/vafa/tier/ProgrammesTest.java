package club.vafa.tier;

import static club.vafa.tier.TierGivens.GOLD;
import static club.vafa.tier.TierGivens.SILVER;
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
import club.vafa.event.Event;
import club.vafa.member.Channel;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.member.Merging;
import club.vafa.purchase.Recording;
import club.vafa.tier.Programme.Measure;
import club.vafa.trail.Actor;
import club.vafa.value.GameId;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PlayId;
import club.vafa.value.RefundId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgrammesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final Reviewing YEARLY = new Reviewing(12, 30, 20);

  private final TestClub club = new TestClub(DATABASE);
  private final Core core = club.core();
  private final TierGivens given = new TierGivens(core, club.clock());

  private static List<String> problems(ProgrammeDraft draft) {
    return draft.problems().stream().map(p -> p.field() + " " + p.reason()).toList();
  }

  @Test
  void levelsThatOverlapOrStandTheWrongWayRoundAreRefusedWithFieldAndReason() {
    assertThat(problems(draft(Measure.SPEND, TierGivens.JALALI_YEAR, YEARLY, level("a", 0), level("b", 100), level("c", 100))))
        .containsExactly("tiers[2].threshold overlaps");
    assertThat(problems(draft(Measure.SPEND, TierGivens.JALALI_YEAR, YEARLY, level("a", 5), level("b", 100), level("b", 50))))
        .containsExactly("tiers[0].threshold lowest_not_zero", "tiers[2].code twice", "tiers[2].threshold below_lower_tier");
    assertThat(problems(draft(Measure.SPEND, TierGivens.JALALI_YEAR, new Reviewing(1, -1, 0), level("a", 0))))
        .containsExactly("reviewEveryMonths not_the_window", "graceDays too_small", "warningDays too_small");
    assertThat(problems(draft(Measure.SPEND, new Window(Window.Kind.ROLLING, 12, CalendarKind.HIJRI), new Reviewing(1, 0, 1),
        new ProgrammeDraft.Level("a", LocalText.same("a"), 0, new Benefits(99, 101, -1, false, false, false, -1, LocalText.same(""))))))
        .containsExactly("window.calendar not_acceptable", "tiers[0].benefits.pointsPercent too_small", "tiers[0].benefits.discountPercent too_large",
            "tiers[0].benefits.earlyAccessDays too_small", "tiers[0].benefits.giftPoints too_small");
    assertThat(core.programmes.change(Actor.SYSTEM, draft(Measure.SPEND, TierGivens.JALALI_YEAR, YEARLY, level("a", 0), level("b", 0))))
        .isInstanceOf(Programmes.Changing.Wrong.class);
  }

  @Test
  void aClubMayHaveAnyNumberOfLevels() {
    var levels = IntStream.range(0, ProgrammeDraft.TIERS_MAX).mapToObj(i -> level("level-" + i, i * 1_000L)).toArray(ProgrammeDraft.Level[]::new);
    given.programme(draft(Measure.SPEND, TierGivens.JALALI_YEAR, YEARLY, levels));
    var member = club.member();
    assertThat(given.buys(member.id(), 30_999).level().code()).isEqualTo("level-30");
    assertThat(core.programmes.now().tiers()).hasSize(ProgrammeDraft.TIERS_MAX);
  }

  @Test
  void aLevelKeepsItsIdentityByItsCodeOverChangesAndComesBackWhenItIsWishedAgain() {
    given.programme(yearly());
    var member = club.member();
    given.buys(member.id(), GOLD);
    var gold = core.programmes.now().byCode("gold").orElseThrow().id();
    given.programme(draft(Measure.SPEND, TierGivens.JALALI_YEAR, YEARLY, level("bronze", 0), level("silver", SILVER)));
    assertThat(core.programmes.now().byCode("gold")).isEmpty();
    given.programme(draft(Measure.SPEND, TierGivens.JALALI_YEAR, YEARLY, level("bronze", 0), level("gold", GOLD * 2)));
    assertThat(core.programmes.now().byCode("gold").orElseThrow().id()).isEqualTo(gold);
    assertThat(given.level(member)).as("a higher threshold lowers nobody before the review").isEqualTo("gold");
  }

  @Test
  void withAnotherMeasureTheReviewsUnderWayAreGivenUp() {
    given.programme(yearly());
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    given.on(jalali(1405, 3, 11));
    given.buys(member.id(), GOLD);
    given.on(jalali(1407, 1, 11));
    core.reviews.run();
    assertThat(given.outcomes(member)).containsExactly("OPEN");
    core.programmes.change(Actor.SYSTEM, draft(Measure.PURCHASES, TierGivens.JALALI_YEAR, YEARLY, level("bronze", 0), level("silver", 2), level("gold", 9)));
    assertThat(given.outcomes(member)).containsExactly("CANCELLED");
    assertThat(given.days(jalali(1407, 1, 12), jalali(1407, 3, 1))).isEqualTo(ReviewRun.NONE);
    assertThat(given.level(member)).isEqualTo("gold");
  }

  @Test
  void levelsMayBeReachedByTheNumberOfPurchases() {
    given.programme(draft(Measure.PURCHASES, TierGivens.JALALI_YEAR, YEARLY, level("bronze", 0), level("silver", 3)));
    var member = club.member();
    given.buys(member.id(), 1);
    assertThat(given.buys(member.id(), 1).risen()).isFalse();
    assertThat(given.buys(member.id(), 1).risen()).isTrue();
    var day = core.clubs.today();
    core.db.transact(h -> {
      core.tiers.uncount(h, member.id(), day, 0, 0, false);
      core.tiers.uncount(h, member.id(), day, 1, 0, true);
      return Outcome.commit(true);
    });
    assertThat(given.standing(member).measured()).as("a purchase of which nothing is left counts no more").isEqualTo(2);
  }

  @Test
  void playingCountsTowardsALevelOnceForEachPlay() {
    given.programme(draft(Measure.ENGAGEMENT, TierGivens.JALALI_YEAR, YEARLY, level("bronze", 0), level("silver", 3)));
    var member = club.member();
    for (int i = 0; i < 3; i++) {
      core.db.transact(h -> {
        core.events.record(h, new Event.PlayFinished(member.id(), new GameId(Ids.random()), new PlayId(Ids.random()), club.clock().instant()));
        return Outcome.commit(true);
      });
    }
    pump();
    assertThat(given.standing(member).measured()).isEqualTo(3);
    assertThat(given.level(member)).isEqualTo("silver");
    core.db.transact(h -> {
      assertThat(core.tiers.engaged(h, member.id(), Engagement.Act.FRIEND)).isEmpty();
      return Outcome.commit(true);
    });
    assertThat(given.standing(member).measured()).isEqualTo(23);
  }

  @Test
  void theGiftOfALevelIsGivenOnceAndGoesBackWithThePurchaseThatEarnedIt() {
    var gift = new Benefits(100, 0, 0, false, false, false, 70, LocalText.same(""));
    given.programme(draft(Measure.SPEND, TierGivens.JALALI_YEAR, YEARLY, level("bronze", 0), new ProgrammeDraft.Level("silver", LocalText.same("silver"),
        SILVER, gift), new ProgrammeDraft.Level("gold", LocalText.same("gold"), GOLD, gift)));
    core.earningRules.list().forEach(r -> core.earningRules.end(Actor.SYSTEM, r.id()));
    var member = club.member();
    var day = given.on(jalali(1405, 3, 11));
    var sold = given.buys(member.id(), GOLD);
    pump();
    assertThat(points(member)).as("of silver and of gold").isEqualTo(140);
    refunded(member, day, GOLD - SILVER, false, sold);
    assertThat(points(member)).as("gold's goes back, silver's stays").isEqualTo(70);
    assertThat(given.level(member)).as("the level itself stays until the review").isEqualTo("gold");
    refunded(member, day, SILVER, true, sold);
    assertThat(points(member)).isZero();
    pump();
    // At the review the level falls; whoever reaches it again has the gift again, once.
    given.days(jalali(1406, 1, 5), jalali(1406, 1, 31));
    assertThat(given.level(member)).isEqualTo("bronze");
    given.buys(member.id(), SILVER);
    given.buys(member.id(), 10);
    pump();
    assertThat(points(member)).isEqualTo(70);
  }

  private void refunded(Member member, LocalDate day, long amount, boolean whole, Recording.Recorded sold) {
    core.db.transact(h -> {
      core.tiers.uncount(h, member.id(), day, amount, 0, whole);
      core.events.record(h, new Event.PurchaseRefunded(member.id(), sold.purchase(), new RefundId(Ids.random()), core.branches.list().getFirst().id(),
          Money.rials(amount), 0, whole, club.clock().instant()));
      return Outcome.commit(true);
    });
    pump();
  }

  private void pump() {
    while (core.events.pump("tier-test")) {
      // Until nothing is left.
    }
  }

  private long points(Member member) {
    return core.db.read(h -> core.ledger.balance(h, HolderId.of(member.id()), Unit.POINTS)).posted();
  }

  @Test
  void aMergedPersonGoesOnWithTheHigherLevelAndAllThatWasGathered() {
    given.programme(yearly());
    var from = club.member();
    var into = club.member();
    given.buys(from.id(), GOLD);
    given.buys(into.id(), 5);
    var data = new TierPersonData(core.tiers, core.clock);
    var merge = new Merging(Ids.random(), from.id(), into.id(), Actor.SYSTEM, club.clock().instant());
    core.db.transact(h -> {
      data.merge(h, merge);
      return Outcome.commit(true);
    });
    assertThat(given.level(into)).isEqualTo("gold");
    assertThat(given.standing(into).measured()).isEqualTo(GOLD + 5);
    core.db.transact(h -> {
      data.unmerge(h, merge);
      return Outcome.commit(true);
    });
    assertThat(given.standing(into).measured()).isEqualTo(5);
    assertThat(given.standing(from).measured()).isEqualTo(GOLD);
  }

  @Test
  void theMigrationWorksOutAnewWhatPurchasesCountAsTheServiceDoes() throws IOException {
    given.programme(yearly());
    var member = club.member();
    given.on(LocalDate.parse("2025-04-25"));
    for (var day : List.of("2025-02-28", "2025-03-01", "2025-03-20", "2025-03-21", "2025-03-31", "2025-04-01", "2025-04-20", "2025-04-21")) {
      given.boughtOn(member.id(), 1_000 + LocalDate.parse(day).getDayOfYear(), LocalDate.parse(day));
    }
    var sql = "select from_day, spend, points, purchases, engagement from tier_progress where member_id = :m order by from_day";
    var counted = core.db.read(h -> h.createQuery(sql).bind("m", member.id()).mapToMap().list());
    var file = new String(ProgrammesTest.class.getResourceAsStream("/db/migration/V405__tier.sql").readAllBytes(), StandardCharsets.UTF_8);
    var rework = file.substring(file.indexOf("with years as"), file.indexOf(";", file.indexOf("with years as")));
    core.db.transact(h -> {
      h.execute("delete from tier_progress");
      h.execute(rework);
      return Outcome.commit(true);
    });
    var reworked = core.db.read(h -> h.createQuery(sql).bind("m", member.id()).mapToMap().list());
    assertThat(reworked).isEqualTo(counted).hasSize(5);
  }

  @Test
  void theMigrationsJalaliYearsBeginOnTheCalendarsDays() {
    for (int year = 1380; year <= 1430; year++) {
      assertThat(LocalDate.ofEpochDay(1948320L + 365L * (year - 1) + (8L * year + 21) / 33 - 2440588)).isEqualTo(jalali(year, 1, 1));
    }
  }
}
