package club.vafa.game;

import static club.vafa.TestClub.prize;
import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.coupon.OwnCoupon;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Balance;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.pool.PoolId;
import club.vafa.staff.PredefinedRole;
import club.vafa.value.GameId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlaysTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final int THREADS = 64;
  private static final Gift FIFTY = new Gift.OfPoints(new Points(50), Optional.empty());
  private static final LocalText NAME = new LocalText("بازی", "game");

  private TestClub club;
  private MemberId member;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    member = club.member().id();
  }

  @Test
  void wonPointsAreInTheBooksWithTheirReason() {
    var game = club.launched(plan(List.of(prize("پنجاه", "fifty", 1, new Gift.OfPoints(new Points(50), Optional.of(10)), 500)), 100_000));
    var play = played(play(member, game, "1"));
    assertThat(play.won()).isTrue();
    assertThat(play.label()).isEqualTo(new LocalText("پنجاه", "fifty"));
    assertThat(balance(member).available()).isEqualTo(50);
    assertThat(balance(member).next()).contains(new Balance.Expiring(50, Instant.parse("2026-06-11T20:30:00Z")));
    var reasons = club.core().db.read(h -> h.createQuery("select reason from transfer where holder_id = :m and subject_id = :play")
        .bind("m", member).bind("play", play.id()).mapTo(String.class).list());
    assertThat(reasons).containsExactly("GAME_PRIZE");
    var events = club.core().db.read(h -> h.createQuery("select count(*) from event where holder_id = :m and type = 'PlayFinished'")
        .bind("m", member).mapTo(Long.class).one());
    assertThat(events).isEqualTo(1);
  }

  @Test
  void aWonCouponIsAmongTheMembersOffers() {
    var coupon = club.wheelPlan().prizes().get(1).gift();
    var game = club.launched(plan(List.of(prize("ده درصد", "ten", 1, coupon, 500)), 100_000));
    var play = played(play(member, game, "1"));
    var own = club.core().db.read(h -> club.core().coupons.ofMember(h, member));
    assertThat(own).extracting(OwnCoupon::code).containsExactly(play.coupon().orElseThrow().code());
  }

  @Test
  void aReplayedRequestDoesNotPlayTwiceAndGetsTheSameResult() {
    var game = club.launchedWheel();
    var first = played(play(member, game, "update-1"));
    assertThat(play(member, game, "update-1")).isEqualTo(new Playing.Played(first, true));
    club.clock().advance(Duration.ofDays(40));
    club.core().gameDesk.closeEnded();
    assertThat(play(member, game, "update-1")).isEqualTo(new Playing.Played(first, true));
    assertThat(results(game).plays()).isEqualTo(1);
  }

  @Test
  void theSameRequestFromManyThreadsIsOnePlay() {
    var game = club.launched(limited(new PlayLimit(50, Optional.of(1))));
    var answers = Race.of(THREADS, i -> () -> played(play(member, game, "one")));
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(results(game).plays()).isEqualTo(1);
  }

  @Test
  void aMemberDoesNotExceedTheLimitAtAnyConcurrency() {
    var game = club.launched(limited(new PlayLimit(5, Optional.of(1))));
    var answers = Race.of(THREADS, i -> () -> play(member, game, "key-" + i));
    assertThat(answers).filteredOn(Playing.Played.class::isInstance).hasSize(5);
    assertThat(answers).filteredOn(Playing.LimitReached.class::isInstance).hasSize(THREADS - 5);
  }

  @Test
  void onceADayMeansTheClubsDay() {
    var game = club.launchedWheel();
    played(play(member, game, "1"));
    var midnight = Instant.parse("2026-06-01T20:30:00Z");
    assertThat(play(member, game, "2")).isEqualTo(new Playing.LimitReached(Optional.of(midnight)));
    club.clock().set(midnight.minusMillis(1));
    assertThat(play(member, game, "2")).isEqualTo(new Playing.LimitReached(Optional.of(midnight)));
    club.clock().set(midnight);
    played(play(member, game, "2"));
  }

  @Test
  void twiceAWeekFreesAPlaySevenDaysAfterTheOlderOne() {
    var game = club.launched(limited(new PlayLimit(2, Optional.of(7))));
    played(play(member, game, "1"));
    club.clock().advance(Duration.ofDays(3));
    played(play(member, game, "2"));
    assertThat(play(member, game, "3")).isEqualTo(new Playing.LimitReached(Optional.of(Instant.parse("2026-06-07T20:30:00Z"))));
    club.clock().set(Instant.parse("2026-06-07T20:30:00Z"));
    played(play(member, game, "3"));
    assertThat(play(member, game, "4")).isEqualTo(new Playing.LimitReached(Optional.of(Instant.parse("2026-06-10T20:30:00Z"))));
  }

  @Test
  void onceInTheWholeGameIsOnce() {
    var game = club.launched(limited(new PlayLimit(1, Optional.empty())));
    played(play(member, game, "1"));
    club.clock().advance(Duration.ofDays(20));
    assertThat(play(member, game, "2")).isEqualTo(new Playing.LimitReached(Optional.empty()));
  }

  @Test
  void noMoreOfAPrizeIsGivenThanItsStockAndTheConsolationTakesItsPlace() {
    var stocked = new Prize(new PrizeId(Ids.random()), new LocalText("قوری", "teapot"), 1, FIFTY, Optional.of(5L), rials(5_000));
    var consolation = new Consolation(new PrizeId(Ids.random()), new LocalText("ده امتیاز", "ten"),
        new Gift.OfPoints(new Points(10), Optional.empty()), rials(1_000));
    var plan = plan(List.of(stocked), 10_000_000);
    var game = club.launched(new GamePlan(plan.code(), plan.name(), plan.terms(), plan.prizes(), Optional.of(consolation), plan.budget(),
        plan.startsAt(), plan.endsAt(), plan.limit(), plan.price()));
    var plays = Race.of(THREADS, i -> () -> played(play(new MemberId(Ids.random()), game, "1")));
    assertThat(plays).filteredOn(p -> p.inPlaceOf().isEmpty()).hasSize(5).allMatch(p -> p.label().en().equals("teapot"));
    assertThat(plays).filteredOn(p -> p.inPlaceOf().isPresent()).hasSize(THREADS - 5)
        .allMatch(p -> p.won() && p.label().en().equals("ten") && p.inPlaceOf().get().en().equals("teapot"));
    assertThat(left(new PoolId(game.plan().prizes().getFirst().id().value()))).isZero();
    assertThat(results(game).budget().given()).isEqualTo(5 * 5_000 + (THREADS - 5) * 1_000);
  }

  @Test
  void aBudgetIsNeverExceededAndTheGameClosesAndSaysSo() {
    // The worst case costs 500, so with 5,999 there are plays until less than 500 is left.
    var game = club.launched(plan(List.of(prize("الف", "a", 1, FIFTY, 500), prize("ب", "b", 1, FIFTY, 300)), 5_999));
    var answers = Race.of(THREADS, i -> () -> play(new MemberId(Ids.random()), game, "1"));
    var costs = club.core().db.read(h -> h.createQuery("select coalesce(sum(cost), 0) from game_play where game_id = :game")
        .bind("game", game.id())
        .mapTo(Long.class).one());
    assertThat(costs).isBetween(5_500L, 5_999L);
    assertThat(left(new PoolId(game.id().value()))).isEqualTo(5_999 - costs).isLessThan(500);
    assertThat(answers).filteredOn(a -> !(a instanceof Playing.Played)).isNotEmpty()
        .containsOnly(new Playing.Closed(ClosedWhy.BUDGET_SPENT));
    assertThat(find(game.id()).closedWhy()).contains(ClosedWhy.BUDGET_SPENT);
    assertThat(results(game).plays()).isEqualTo(answers.stream().filter(Playing.Played.class::isInstance).count());
  }

  @Test
  void whatCannotBePlayedSaysWhy() {
    var later = plan(List.of(prize("الف", "a", 1, FIFTY, 500)), 5_000);
    var start = later.startsAt().plus(Duration.ofDays(2));
    var game = club.launched(new GamePlan(later.code(), later.name(), later.terms(), later.prizes(), later.consolation(), later.budget(),
        start, later.endsAt(), later.limit(), later.price()));
    assertThat(play(member, game, "1")).isEqualTo(new Playing.NotStarted(start));
    assertThat(open(game).whyNot()).contains(new Playing.NotStarted(start));
    club.clock().set(game.plan().endsAt());
    assertThat(play(member, game, "1")).isEqualTo(new Playing.Closed(ClosedWhy.ENDED));
    assertThat(club.core().plays.play(member, new GameId(Ids.random()), "1", "")).isEqualTo(new Playing.NoSuchGame());
  }

  @Test
  void aGameThatIsNotLaunchedDoesNotExistForMembers() {
    var step = club.core().gameDesk.create(club.wheelPlan(), club.staff(PredefinedRole.MARKETER).staffId());
    var game = ((GameStep.Done) step).game();
    assertThat(play(member, game, "1")).isEqualTo(new Playing.NoSuchGame());
    assertThat(allOpen()).noneMatch(o -> o.game().id().equals(game.id()));
  }

  @Test
  void aGameClosedByStaffSaysSo() {
    var game = club.launchedWheel();
    club.core().gameDesk.close(game.id(), club.staff(PredefinedRole.OWNER).staffId(), "a mistake in the terms");
    assertThat(play(member, game, "1")).isEqualTo(new Playing.Closed(ClosedWhy.STAFF));
  }

  @Test
  void anOpenGameShowsPlaysLeftAndTheHashOfTodaysSeed() {
    var game = club.launched(limited(new PlayLimit(2, Optional.of(1))));
    assertThat(open(game).playable()).isTrue();
    assertThat(open(game).playsLeft()).isEqualTo(2);
    var promised = open(game).seedSha256().orElseThrow();
    var play = played(play(member, game, "1"));
    assertThat(open(game).playsLeft()).isEqualTo(1);
    played(play(member, game, "2"));
    assertThat(open(game).whyNot()).contains(new Playing.LimitReached(Optional.of(Instant.parse("2026-06-01T20:30:00Z"))));
    assertThat(club.core().games.verify(play.code())).isInstanceOfSatisfying(Verification.NotYet.class,
        notYet -> assertThat(notYet.proof().seedSha256()).isEqualTo(promised));
  }

  @Test
  void aRefusalThatIsCommittedHasChangedNothing() {
    var game = club.launchedWheel();
    played(play(member, game, "1"));
    var before = figures(game);
    club.core().db.transact(h -> Outcome.commit(club.core().plays.play(h, member, game.id(), "2", "")));
    assertThat(figures(game)).isEqualTo(before);
  }

  @Test
  void theLuckIsKeptAsOneLineOfBoundedLength() {
    assertThat(Plays.tidy("  ۷\n\u0000\uD800 خوش‌شانسی ")).isEqualTo("۷ خوش‌شانسی");
    assertThat(Plays.tidy("🍀".repeat(100)).codePointCount(0, Plays.tidy("🍀".repeat(100)).length())).isEqualTo(Plays.LUCK_CHARS_MAX);
  }

  private GamePlan plan(List<Prize> prizes, long budget) {
    var plan = club.wheelPlan();
    return new GamePlan(plan.code(), NAME, plan.terms(), prizes, Optional.empty(), rials(budget), plan.startsAt(), plan.endsAt(),
        plan.limit(), plan.price());
  }

  private GamePlan limited(PlayLimit limit) {
    var plan = club.wheelPlan();
    return new GamePlan(plan.code(), plan.name(), plan.terms(), plan.prizes(), plan.consolation(), plan.budget(), plan.startsAt(),
        plan.endsAt(), limit, plan.price());
  }

  private Playing play(MemberId who, Game game, String key) {
    return club.core().plays.play(who, game.id(), key, "lucky " + key);
  }

  private OpenGame open(Game game) {
    return allOpen().stream().filter(o -> o.game().id().equals(game.id())).findFirst().orElseThrow();
  }

  private List<OpenGame> allOpen() {
    return club.core().db.read(h -> club.core().games.open(h, member));
  }

  private Game find(GameId id) {
    return club.core().db.read(h -> club.core().games.find(h, id)).orElseThrow();
  }

  private GameResults results(Game game) {
    return club.core().db.read(h -> club.core().games.results(h, game));
  }

  private List<Long> figures(Game game) {
    return club.core().db.read(h -> h.createQuery("""
        select remaining from pool where id = :game union all select plays from game_player where game_id = :game
        union all select count(*) from game_play where game_id = :game union all select count(*) from transfer where holder_id = :member
        """).bind("game", game.id()).bind("member", member).mapTo(Long.class).list());
  }

  private long left(PoolId id) {
    return club.core().db.read(h -> club.core().pools.find(h, id)).orElseThrow().remaining();
  }

  private Balance balance(MemberId who) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(who), Unit.POINTS));
  }

  private static Play played(Playing answer) {
    assertThat(answer).isInstanceOf(Playing.Played.class);
    return ((Playing.Played) answer).play();
  }
}
