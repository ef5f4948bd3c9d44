package club.vafa.game;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.approval.Approving;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.staff.Permission;
import club.vafa.staff.PredefinedRole;
import club.vafa.value.GameId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GameDeskTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private TestClub club;
  private GameDesk desk;
  private StaffId maker;
  private StaffId lawyer;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    desk = club.core().gameDesk;
    maker = club.staff(PredefinedRole.MARKETER).staffId();
    lawyer = club.staff(PredefinedRole.LEGAL).staffId();
  }

  @Test
  void aGameGoesFromDraftToSubmittedToApprovedToLaunchedToClosed() {
    var id = created();
    assertThat(state(desk.submit(id, maker))).isEqualTo(GameState.SUBMITTED);
    assertThat(state(desk.approve(id, lawyer, Optional.empty()))).isEqualTo(GameState.APPROVED);
    assertThat(state(desk.launch(id, maker))).isEqualTo(GameState.LAUNCHED);
    assertThat(state(desk.close(id, maker, "enough"))).isEqualTo(GameState.CLOSED);
    assertThat(trailOf(id)).containsExactly("game.create", "approval.request", "game.submit", "approval.approve", "game.launch",
        "game.close");
  }

  @Test
  void noStepIsLeftOut() {
    var id = created();
    assertThat(desk.approve(id, lawyer, Optional.empty())).isEqualTo(new GameStep.WrongState(GameState.DRAFT));
    assertThat(desk.launch(id, maker)).isEqualTo(new GameStep.WrongState(GameState.DRAFT));
    desk.submit(id, maker);
    assertThat(desk.launch(id, maker)).isEqualTo(new GameStep.WrongState(GameState.SUBMITTED));
    assertThat(desk.submit(id, maker)).isEqualTo(new GameStep.WrongState(GameState.SUBMITTED));
    assertThat(desk.close(id, maker, "")).isEqualTo(new GameStep.WrongState(GameState.SUBMITTED));
    assertThat(desk.launch(new GameId(Ids.random()), maker)).isEqualTo(new GameStep.NoSuchGame());
  }

  @Test
  void aGameWithFlawsIsNotSubmitted() {
    var plan = club.wheelPlan();
    var poor = new GamePlan(plan.code(), plan.name(), plan.terms(), plan.prizes().subList(2, 3), plan.consolation(), plan.budget(),
        plan.startsAt(), plan.endsAt(), plan.limit(), plan.price());
    var id = made(desk.create(poor, maker)).id();
    assertThat(desk.submit(id, maker)).isEqualTo(new GameStep.Flawed(List.of(new Flaw.OddsTooLow(new Odds(0, 4)))));
  }

  @Test
  void whatWasFineWhenItWasApprovedIsLookedAtAgainAtTheLaunch() {
    var id = approved();
    club.clock().advance(Duration.ofDays(31));
    assertThat(desk.launch(id, maker)).isInstanceOfSatisfying(GameStep.Flawed.class,
        flawed -> assertThat(flawed.flaws()).hasExactlyElementsOfTypes(Flaw.AlreadyOver.class));
  }

  @Test
  void whoHasNoLegalPermissionCannotApprove() {
    var id = created();
    desk.submit(id, maker);
    assertThat(desk.approve(id, club.staff(PredefinedRole.CASHIER).staffId(), Optional.empty()))
        .isEqualTo(new GameStep.NotApproved(new Approving.NotAllowed(Permission.GAME_APPROVE)));
  }

  @Test
  void whoMadeItOrEditedItCannotApproveItEvenWithThePermission() {
    var owner = club.staff(PredefinedRole.OWNER).staffId();
    var id = created();
    desk.edit(id, club.wheelPlan(), owner);
    desk.submit(id, maker);
    assertThat(desk.approve(id, owner, Optional.empty())).isEqualTo(new GameStep.NotApproved(new Approving.SamePerson()));
    assertThat(state(desk.approve(id, lawyer, Optional.empty()))).isEqualTo(GameState.APPROVED);
  }

  @Test
  void anyEditVoidsTheApprovalEvenBackToTheSameWords() {
    var id = approved();
    var plan = find(id).plan();
    assertThat(state(desk.edit(id, plan, maker))).isEqualTo(GameState.DRAFT);
    assertThat(desk.launch(id, maker)).isEqualTo(new GameStep.WrongState(GameState.DRAFT));
    desk.submit(id, maker);
    assertThat(desk.launch(id, maker)).isEqualTo(new GameStep.WrongState(GameState.SUBMITTED));
  }

  @Test
  void aPlanChangedBehindTheApprovalsBackIsNotLaunched() {
    var id = approved();
    changeTermsUnseen(id);
    assertThat(desk.launch(id, maker)).isEqualTo(new GameStep.ApprovalMissing());
  }

  @Test
  void aPlanChangedBehindTheDesksBackIsNotApproved() {
    var id = created();
    desk.submit(id, maker);
    changeTermsUnseen(id);
    assertThat(desk.approve(id, lawyer, Optional.empty())).isEqualTo(new GameStep.NotApproved(new Approving.ContentChanged()));
  }

  @Test
  void aLaunchedGameIsNotEdited() {
    var game = club.launchedWheel();
    assertThat(desk.edit(game.id(), club.wheelPlan(), maker)).isEqualTo(new GameStep.WrongState(GameState.LAUNCHED));
  }

  @Test
  void whereTheClubDemandsItTheBoardsReferenceIsNamed() {
    demandReference();
    try {
      var id = created();
      desk.submit(id, maker);
      assertThat(desk.approve(id, lawyer, Optional.of("  "))).isEqualTo(new GameStep.NotApproved(new Approving.BoardReferenceMissing()));
      assertThat(state(desk.approve(id, lawyer, Optional.of("صورت‌جلسهٔ ۱۲")))).isEqualTo(GameState.APPROVED);
    } finally {
      club.core().db.transact(h -> Outcome.commit(h.execute("update club set board_reference = false")));
    }
  }

  @Test
  void aCodeBelongsToOneGame() {
    var plan = club.wheelPlan();
    made(desk.create(plan, maker));
    assertThat(desk.create(plan, maker)).isEqualTo(new GameStep.CodeTaken(plan.code()));
    var other = created();
    assertThat(desk.edit(other, plan, maker)).isEqualTo(new GameStep.CodeTaken(plan.code()));
  }

  @Test
  void theHashesOfAllDaysArePublishedAtTheLaunchAndNoSeed() {
    var game = club.launchedWheel();
    var rounds = club.core().db.read(h -> club.core().rounds.ofGame(h, game.id()));
    assertThat(rounds).hasSize(31).allSatisfy(round -> {
      assertThat(round.seed()).isEmpty();
      assertThat(round.seedHash()).hasSize(32);
      assertThat(round.committedAt()).isEqualTo(game.launchedAt().orElseThrow());
    });
    assertThat(rounds.stream().map(Round::seedSha256)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsOverIsClosedByItself() {
    var game = club.launchedWheel();
    club.clock().set(game.plan().endsAt());
    assertThat(desk.closeEnded()).isPositive();
    assertThat(find(game.id())).satisfies(closed -> {
      assertThat(closed.state()).isEqualTo(GameState.CLOSED);
      assertThat(closed.closedWhy()).contains(ClosedWhy.ENDED);
    });
  }

  @Test
  void twoGamesFromOnePlanDoNotShareAStock() {
    var plan = club.launchedWheel().plan();
    var copy = new GamePlan(plan.code() + "-2", new LocalText("دوم", "second"), plan.terms(), plan.prizes(), plan.consolation(),
        plan.budget(), plan.startsAt(), plan.endsAt(), plan.limit(), plan.price());
    var stocks = plan.prizes().stream().map(Prize::id).toList();
    assertThat(club.launched(copy).plan().prizes()).extracting(Prize::id).doesNotContainAnyElementsOf(stocks);
  }

  /// A club of its own, so that the settings' copy of the others is not in the way.
  private void demandReference() {
    club.core().db.transact(h -> Outcome.commit(h.execute("update club set board_reference = true")));
    open();
  }

  private void changeTermsUnseen(GameId id) {
    club.core().db.transact(h -> Outcome.commit(h.createUpdate("""
        update game set plan = jsonb_set(plan, '{terms,fa}', '"متن دیگر"') where id = :id
        """).bind("id", id).execute()));
  }

  private GameId created() {
    return made(desk.create(club.wheelPlan(), maker)).id();
  }

  private GameId approved() {
    var id = created();
    desk.submit(id, maker);
    desk.approve(id, lawyer, Optional.empty());
    return id;
  }

  private Game find(GameId id) {
    return club.core().db.read(h -> club.core().games.find(h, id)).orElseThrow();
  }

  private List<String> trailOf(GameId id) {
    return club.core().db.read(h -> h.createQuery("select action from trail where subject_id = :id order by id").bind("id", id)
        .mapTo(String.class).list());
  }

  private static GameState state(GameStep step) {
    return made(step).state();
  }

  private static Game made(GameStep step) {
    assertThat(step).isInstanceOf(GameStep.Done.class);
    return ((GameStep.Done) step).game();
  }
}
