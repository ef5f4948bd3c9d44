package club.vafa.game;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.value.GameId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.PlayId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Plays games. A play is one transaction: the worst case reserved, the ticket drawn, the gift handed over, all written before anybody is
/// shown anything.
public final class Plays {

  public static final int LUCK_CHARS_MAX = 64;
  public static final int KEY_CHARS_MAX = 200;

  private final Db db;
  private final Turns turns;
  private final Entries entries;
  private final Rounds rounds;
  private final Gifts gifts;
  private final PlayBook book;
  private final InstantSource clock;

  public Plays(Db db, Turns turns, Entries entries, Rounds rounds, Gifts gifts, PlayBook book, InstantSource clock) {
    this.db = db;
    this.turns = turns;
    this.entries = entries;
    this.rounds = rounds;
    this.gifts = gifts;
    this.book = book;
    this.clock = clock;
  }

  /// As the other one, in a transaction of its own.
  public Playing play(MemberId member, GameId game, String requestKey, String luck) {
    return db.transact(h -> Outcome.commit(play(h, member, game, requestKey, luck)));
  }

  /// Plays once per request key. Luck is the member's own part of the draw: a word or number that the member gave, or the id of the message
  /// with which the member asked. It is published with the proof, so it must not name a chat or a phone; longer ones are cut. A refusal has
  /// changed nothing, except that a game whose budget no longer covers a play is closed; so the caller may commit in any case.
  public Playing play(Handle h, MemberId member, GameId id, String requestKey, String luck) {
    if (requestKey.isBlank() || requestKey.length() > KEY_CHARS_MAX) {
      throw new IllegalArgumentException("a request key has 1 to " + KEY_CHARS_MAX + " characters");
    }
    var found = GameSql.find(h, id).filter(g -> !g.state().editable());
    if (found.isEmpty()) {
      return new Playing.NoSuchGame();
    }
    var game = found.get();
    int plays = PlaySql.lockPlayer(h, member, id);
    // The key may name a chat or a number, so only its hash is kept.
    var requestHash = Game.sha256(requestKey.getBytes(StandardCharsets.UTF_8));
    var before = PlaySql.byRequest(h, member, id, requestHash);
    if (before.isPresent()) {
      return new Playing.Played(book.tell(h, game, before.get()), true);
    }
    var refusal = refusal(h, member, game, PlaySql.plays(h, member, id));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!gifts.reserve(h, game)) {
      book.closeForWantOfBudget(h, game);
      return new Playing.Closed(ClosedWhy.BUDGET_SPENT);
    }
    var play = new PlayId(Ids.v7(clock));
    var unpaid = entries.pay(h, member, game, play);
    if (unpaid.isPresent()) {
      gifts.release(h, game);
      return unpaid.get();
    }
    return new Playing.Played(draw(h, member, game, play, plays + 1, requestHash, tidy(luck)), false);
  }

  /// Why the member cannot play now, from what can be seen without changing anything.
  Optional<Playing.Refused> refusal(Handle h, MemberId member, Game game, int plays) {
    var now = clock.instant();
    if (game.state() == GameState.CLOSED) {
      return Optional.of(new Playing.Closed(game.closedWhy().orElseThrow()));
    }
    if (now.isBefore(game.plan().startsAt())) {
      return Optional.of(new Playing.NotStarted(game.plan().startsAt()));
    }
    if (!now.isBefore(game.plan().endsAt())) {
      return Optional.of(new Playing.Closed(ClosedWhy.ENDED));
    }
    var turn = turns.look(h, member, game, plays);
    return turn.left() == 0 ? Optional.of(new Playing.LimitReached(turn.until())) : entries.look(h, member, game);
  }

  private Play draw(Handle h, MemberId member, Game game, PlayId play, int number, byte[] requestHash, String luck) {
    Instant now = clock.instant();
    var round = rounds.ofDay(h, game.id(), now)
        .orElseThrow(() -> new IllegalStateException("game " + game.id() + " has no seed for today"));
    var wheel = Wheel.of(game.plan().prizes());
    var draw = Draw.of(rounds.seedForPlay(h, round), Draw.message(round.id(), member, number, luck), wheel.tickets());
    var drawn = wheel.at(draw.ticket());
    var given = gifts.settle(h, game, drawn);
    var coupon = gifts.hand(h, member, play, game, given.gift());
    Optional<Long> points = given.gift() instanceof Gift.OfPoints p ? Optional.of(p.points().amount()) : Optional.empty();
    var row = new PlaySql.Row(member, play, game.id(), round.id(), PlayCode.of(play), requestHash, number, luck, round.day(), now,
        draw.ticket(), wheel.tickets(), drawn.id(), given.id(), given.gift().hasValue(), points, coupon.map(c -> c.coupon().id()),
        given.cost().amount());
    book.write(h, row);
    return book.tell(game, row, coupon);
  }

  /// Control characters out, so that the message of the draw is one line that can be copied; cut to its length without breaking a
  /// character.
  static String tidy(String luck) {
    var out = new StringBuilder();
    luck.strip().codePoints().filter(c -> !Character.isISOControl(c) && Character.isDefined(c)
        && Character.getType(c) != Character.SURROGATE)
        .limit(LUCK_CHARS_MAX).forEach(out::appendCodePoint);
    return out.toString();
  }
}
