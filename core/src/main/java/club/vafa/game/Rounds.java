package club.vafa.game;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.secret.Secrets;
import club.vafa.value.GameId;
import club.vafa.value.Ids;
import club.vafa.value.RoundId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/// The seeds of games: made and promised for every day at the launch, used for plays, revealed when their day is over.
public final class Rounds {

  public static final int SEED_BYTES = 32;
  public static final int REVEAL_DELAY_SECONDS = 60;
  public static final int REVEAL_BATCH_MAX = 500;
  private static final String PURPOSE = "game-seed";

  private final Db db;
  private final Secrets secrets;
  private final Clubs clubs;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Rounds(Db db, Secrets secrets, Clubs clubs, InstantSource clock, RandomGenerator random) {
    this.db = db;
    this.secrets = secrets;
    this.clubs = clubs;
    this.clock = clock;
    this.random = random;
  }

  /// Makes the seeds of all days that the game still has and publishes their hashes, so that no seed can be chosen once a play is known.
  void commit(Handle h, Game game) {
    var zone = clubs.settings().zone();
    var begin = game.plan().startsAt().isAfter(clock.instant()) ? game.plan().startsAt() : clock.instant();
    var last = game.plan().endsAt().minusMillis(1).atZone(zone).toLocalDate();
    for (var day = begin.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
      var seed = new byte[SEED_BYTES];
      random.nextBytes(seed);
      var round = new Round(new RoundId(Ids.v7(clock)), game.id(), day, Game.sha256(seed), clock.instant(),
          day.plusDays(1).atStartOfDay(zone).toInstant(), Optional.empty());
      RoundSql.insert(h, round, secrets.seal(PURPOSE, HexFormat.of().formatHex(seed)));
    }
  }

  /// The round of the day of this moment in the club's zone, with what is public of it.
  Optional<Round> ofDay(Handle h, GameId game, Instant now) {
    return RoundSql.ofDay(h, game, now.atZone(clubs.settings().zone()).toLocalDate());
  }

  /// All rounds of a game, in the order of days.
  public List<Round> ofGame(Handle h, GameId game) {
    return RoundSql.ofGame(h, game, Fitness.DAYS_MAX + 2);
  }

  /// The seed for a play. A round whose seed is public takes no play any more.
  byte[] seedForPlay(Handle h, Round round) {
    if (round.seed().isPresent()) {
      throw new IllegalStateException("the seed of round " + round.id() + " is public already; the clocks of the processes differ");
    }
    return open(RoundSql.sealedSeed(h, round.id()));
  }

  /// The round as everybody may see it now. A seed that is due is revealed at once.
  Round look(Handle h, RoundId id) {
    var round = RoundSql.find(h, id).orElseThrow(() -> new IllegalStateException("no round " + id));
    if (round.seed().isPresent() || clock.instant().isBefore(round.revealedFrom())) {
      return round;
    }
    reveal(h, id);
    return RoundSql.find(h, id).orElseThrow();
  }

  /// Reveals what is due, a batch at a time; says how many.
  public int revealDue() {
    return db.transact(h -> {
      var due = RoundSql.due(h, clock.instant().minusSeconds(REVEAL_DELAY_SECONDS), REVEAL_BATCH_MAX);
      due.forEach(id -> reveal(h, id));
      return Outcome.commit(due.size());
    });
  }

  private void reveal(Handle h, RoundId id) {
    RoundSql.reveal(h, id, open(RoundSql.sealedSeed(h, id)), clock.instant());
  }

  private byte[] open(String sealed) {
    return secrets.open(PURPOSE, sealed).map(HexFormat.of()::parseHex)
        .orElseThrow(() -> new IllegalStateException("a seed was sealed under another VAFA_SECRET_KEY"));
  }
}
