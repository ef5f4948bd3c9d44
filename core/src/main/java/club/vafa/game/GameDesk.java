package club.vafa.game;

import club.vafa.approval.Approvals;
import club.vafa.approval.Approving;
import club.vafa.approval.Wish;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.pool.PoolId;
import club.vafa.pool.Pools;
import club.vafa.staff.Permission;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.GameId;
import club.vafa.value.Ids;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Where staff make games and bring them to their launch: written, submitted, approved by a second person, launched, closed. Every step is
/// on the trail.
public final class GameDesk {

  public static final int CLOSE_BATCH_MAX = 100;

  private final Db db;
  private final Approvals approvals;
  private final GameCheck check;
  private final Rounds rounds;
  private final Pools pools;
  private final Trail trail;
  private final InstantSource clock;

  public GameDesk(Db db, Approvals approvals, GameCheck check, Rounds rounds, Pools pools, Trail trail, InstantSource clock) {
    this.db = db;
    this.approvals = approvals;
    this.check = check;
    this.rounds = rounds;
    this.pools = pools;
    this.trail = trail;
    this.clock = clock;
  }

  public GameStep create(GamePlan plan, StaffId by) {
    return db.transact(h -> {
      var game = new Game(new GameId(Ids.v7(clock)), plan.withFreshIds(), 1, GameState.DRAFT, Set.of(by), clock.instant(),
          Optional.empty(), Optional.empty(), Optional.empty());
      GameSql.insert(h, game);
      record(h, by, "game.create", game, Map.of("code", plan.code()));
      return Outcome.commit(new GameStep.Done(game));
    }, codeTaken(plan));
  }

  /// Writes another plan. Whoever edits is a maker too, and every wish for approval and every yes about the game is void.
  public GameStep edit(GameId id, GamePlan plan, StaffId by) {
    return db.transact(h -> step(h, id, before -> {
      if (!before.state().editable()) {
        return new GameStep.WrongState(before.state());
      }
      var makers = new HashSet<>(before.makers());
      makers.add(by);
      GameSql.rewrite(h, new Game(id, plan.withFreshIds(), before.version(), before.state(), makers, before.createdAt(), Optional.empty(),
          Optional.empty(), Optional.empty()));
      approvals.revoke(h, before.subject(), "edited", Actor.of(by));
      record(h, by, "game.edit", before, Map.of("version", before.version() + 1));
      return done(h, id);
    }), codeTaken(plan));
  }

  /// Asks for the approval of somebody with the legal permission who did not make it. A plan with flaws is not submitted.
  public GameStep submit(GameId id, StaffId by) {
    return db.transact(h -> step(h, id, game -> {
      if (game.state() != GameState.DRAFT) {
        return new GameStep.WrongState(game.state());
      }
      var flaws = check.flaws(h, game.plan());
      if (!flaws.isEmpty()) {
        return new GameStep.Flawed(flaws);
      }
      var wish = new Wish(game.subject(), Permission.GAME_APPROVE, game.content(), game.makers(), check.boardReference());
      approvals.request(h, wish, Actor.of(by));
      GameSql.setState(h, id, GameState.SUBMITTED);
      record(h, by, "game.submit", game, Map.of("version", game.version()));
      return done(h, id);
    }));
  }

  /// The second person's yes to exactly this content, with the reference of the board's decision where there is one.
  public GameStep approve(GameId id, StaffId by, Optional<String> boardReference) {
    return db.transact(h -> step(h, id, game -> {
      if (game.state() != GameState.SUBMITTED) {
        return new GameStep.WrongState(game.state());
      }
      var answer = approvals.approve(h, game.subject(), game.content(), by, boardReference);
      if (!(answer instanceof Approving.Approved)) {
        return new GameStep.NotApproved(answer);
      }
      GameSql.setState(h, id, GameState.APPROVED);
      return done(h, id);
    }));
  }

  /// Opens the game: looks at the plan once more, fills budget and stocks, and publishes the hashes of all seeds.
  public GameStep launch(GameId id, StaffId by) {
    return db.transact(h -> step(h, id, game -> {
      if (game.state() != GameState.APPROVED) {
        return new GameStep.WrongState(game.state());
      }
      if (!approvals.stands(h, game.subject(), game.content())) {
        return new GameStep.ApprovalMissing();
      }
      var flaws = check.flaws(h, game.plan());
      if (!flaws.isEmpty()) {
        return new GameStep.Flawed(flaws);
      }
      pools.open(h, game.budget(), game.plan().budget().amount());
      for (var prize : game.plan().prizes()) {
        prize.stock().ifPresent(stock -> pools.open(h, new PoolId(prize.id().value()), stock));
      }
      rounds.commit(h, game);
      GameSql.launch(h, game, by, clock.instant());
      record(h, by, "game.launch", game, Map.of("contentSha256", HexFormat.of().formatHex(game.contentHash())));
      return done(h, id);
    }));
  }

  public GameStep close(GameId id, StaffId by, String why) {
    return db.transact(h -> step(h, id, game -> {
      if (game.state() != GameState.LAUNCHED) {
        return new GameStep.WrongState(game.state());
      }
      GameSql.close(h, id, ClosedWhy.STAFF, clock.instant());
      record(h, by, "game.close", game, Map.of("why", why));
      return done(h, id);
    }));
  }

  /// Closes the games whose time is over; says how many.
  public int closeEnded() {
    return db.transact(h -> {
      var ended = GameSql.ended(h, clock.instant(), CLOSE_BATCH_MAX);
      ended.forEach(id -> {
        GameSql.close(h, id, ClosedWhy.ENDED, clock.instant());
        trail.record(h, Actor.SYSTEM, "game.close", "game", id.value(), Map.of("why", "its time is over"));
      });
      return Outcome.commit(ended.size());
    });
  }

  /// Runs a step under the lock of the game's row.
  private static Outcome<GameStep> step(Handle h, GameId id, Function<Game, GameStep> step) {
    var game = GameSql.lock(h, id);
    if (game.isEmpty()) {
      return Outcome.refuse(new GameStep.NoSuchGame());
    }
    var answer = step.apply(game.get());
    return answer instanceof GameStep.Done ? Outcome.commit(answer) : Outcome.refuse(answer);
  }

  private static GameStep done(Handle h, GameId id) {
    return new GameStep.Done(GameSql.find(h, id).orElseThrow());
  }

  private static Function<String, Optional<GameStep>> codeTaken(GamePlan plan) {
    return constraint -> constraint.equals("game_code_unique") ? Optional.of(new GameStep.CodeTaken(plan.code())) : Optional.empty();
  }

  private void record(Handle h, StaffId by, String action, Game game, Map<String, ?> facts) {
    trail.record(h, Actor.of(by), action, "game", game.id().value(), facts);
  }
}
