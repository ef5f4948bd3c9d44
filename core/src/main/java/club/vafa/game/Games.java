package club.vafa.game;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.pool.Pool;
import club.vafa.pool.Pools;
import club.vafa.value.GameId;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Shows games: to members what they can play, to anyone the proof of a play, to staff everything and how it goes.
public final class Games {

  public static final int OPEN_MAX = 20;
  public static final int PLAYS_OF_MEMBER_MAX = 20;

  private final Db db;
  private final Plays plays;
  private final Turns turns;
  private final Rounds rounds;
  private final PlayBook book;
  private final Pools pools;
  private final InstantSource clock;

  public Games(Db db, Plays plays, Turns turns, Rounds rounds, PlayBook book, Pools pools, InstantSource clock) {
    this.db = db;
    this.plays = plays;
    this.turns = turns;
    this.rounds = rounds;
    this.book = book;
    this.pools = pools;
    this.clock = clock;
  }

  public Optional<Game> find(Handle h, GameId id) {
    return GameSql.find(h, id);
  }

  public Optional<Game> byCode(Handle h, String code) {
    return GameSql.byCode(h, code);
  }

  /// All games, newest first; a cursor is the id of the last game seen.
  public Page<Game> page(Handle h, PageRequest page) {
    return Page.cut(GameSql.page(h, page.after().map(UUID::fromString), page.limit() + 1), page, game -> game.id().toString());
  }

  /// The games that run or are about to, each with whether this member can play it now, and why not.
  public List<OpenGame> open(Handle h, MemberId member) {
    return GameSql.current(h, clock.instant(), OPEN_MAX).stream().map(game -> look(h, member, game)).toList();
  }

  /// The member's last plays, newest first.
  public List<Play> playsOf(Handle h, MemberId member) {
    return PlaySql.ofMember(h, member, PLAYS_OF_MEMBER_MAX).stream()
        .map(play -> book.tell(h, GameSql.find(h, play.gameId()).orElseThrow(), play)).toList();
  }

  public GameResults results(Handle h, Game game) {
    var given = PlaySql.given(h, game.id());
    var budget = pools.find(h, game.budget()).orElseGet(() -> new Pool(game.budget(), game.plan().budget().amount(),
        game.plan().budget().amount()));
    return new GameResults(given.stream().mapToLong(GameResults.Given::times).sum(), PlaySql.wins(h, game.id()), budget, given);
  }

  /// Works a play out again from what is published. Anyone who has its code may ask.
  public Verification verify(String typedCode) {
    return db.transact(h -> Outcome.commit(verify(h, typedCode)));
  }

  /// The same within the caller's transaction.
  public Verification verify(Handle h, String typedCode) {
    var play = PlaySql.byCode(h, PlayCode.read(typedCode));
    if (play.isEmpty()) {
      return new Verification.NoSuchPlay();
    }
    var game = GameSql.find(h, play.get().gameId()).orElseThrow();
    var launchedAs = GameSql.contentHash(h, game.id()).orElseThrow();
    return judge(play.get(), game, launchedAs, rounds.look(h, play.get().roundId()));
  }

  static Verification judge(PlaySql.Row play, Game game, byte[] launchedAs, Round round) {
    var wheel = Wheel.of(game.plan().prizes());
    var message = Draw.message(round.id(), play.memberId(), play.number(), play.luck());
    var draw = round.seed().map(seed -> Draw.of(seed, message, wheel.tickets()));
    var proof = proof(play, game, launchedAs, round, wheel, message, draw);
    if (!Arrays.equals(game.contentHash(), launchedAs) || !round.game().equals(game.id())) {
      return new Verification.Tampered(proof, Verification.What.PLAN);
    }
    if (draw.isEmpty()) {
      return new Verification.NotYet(proof, round.revealedFrom());
    }
    if (!Arrays.equals(Game.sha256(round.seed().orElseThrow()), round.seedHash())) {
      return new Verification.Tampered(proof, Verification.What.SEED);
    }
    if (draw.get().ticket() != play.ticket() || wheel.tickets() != play.tickets()) {
      return new Verification.Tampered(proof, Verification.What.TICKET);
    }
    return prizeFollows(play, game, wheel.at(draw.get().ticket())) ? new Verification.Proven(proof)
        : new Verification.Tampered(proof, Verification.What.PRIZE);
  }

  /// The drawn prize must be that of the ticket; given is the same, or the consolation where the prize has a stock that can run out.
  private static boolean prizeFollows(PlaySql.Row play, Game game, Prize drawn) {
    boolean same = play.givenId().equals(drawn.id());
    boolean consoled = drawn.stock().isPresent() && game.plan().consolation().filter(c -> c.id().equals(play.givenId())).isPresent();
    return play.drawnId().equals(drawn.id()) && (same || consoled);
  }

  private static Proof proof(PlaySql.Row play, Game game, byte[] launchedAs, Round round, Wheel wheel, String message,
      Optional<Draw> draw) {
    var slices = wheel.slices().stream().map(s -> new Proof.Slice(s.prize().id(), s.prize().label(), s.from(), s.until())).toList();
    return new Proof(play.code(), game.id(), game.plan().name(), HexFormat.of().formatHex(launchedAs), round.id(), round.seedSha256(),
        round.seed().map(HexFormat.of()::formatHex), message, wheel.tickets(), draw, slices, play.drawnId(), play.givenId(),
        !play.drawnId().equals(play.givenId()), play.playedAt());
  }

  private OpenGame look(Handle h, MemberId member, Game game) {
    int played = PlaySql.plays(h, member, game.id());
    var left = turns.look(h, member, game, played).left();
    var today = rounds.ofDay(h, game.id(), clock.instant()).map(Round::seedSha256);
    return new OpenGame(game, plays.refusal(h, member, game, played), left, today);
  }
}
