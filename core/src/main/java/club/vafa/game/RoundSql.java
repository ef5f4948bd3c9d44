package club.vafa.game;

import club.vafa.value.GameId;
import club.vafa.value.RoundId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RoundSql {

  record Sealed(RoundId id, String sealedSeed) {}

  private static final String SELECT = "select id, game_id as game, day, seed_hash, committed_at, ends_at, seed from game_round ";

  private RoundSql() {}

  static void insert(Handle h, Round round, String sealedSeed) {
    h.createUpdate("""
        insert into game_round (id, game_id, day, seed_hash, sealed_seed, committed_at, ends_at)
        values (:id, :game, :day, :seedHash, :sealed, :committedAt, :endsAt)
        """)
        .bind("id", round.id()).bind("game", round.game()).bind("day", round.day()).bind("seedHash", round.seedHash())
        .bind("sealed", sealedSeed).bind("committedAt", round.committedAt()).bind("endsAt", round.endsAt())
        .execute();
  }

  static Optional<Round> ofDay(Handle h, GameId game, LocalDate day) {
    return h.createQuery(SELECT + "where game_id = :game and day = :day").bind("game", game).bind("day", day).mapTo(Round.class).findOne();
  }

  static Optional<Round> find(Handle h, RoundId id) {
    return h.createQuery(SELECT + "where id = :id").bind("id", id).mapTo(Round.class).findOne();
  }

  static List<Round> ofGame(Handle h, GameId game, int max) {
    return h.createQuery(SELECT + "where game_id = :game order by day limit :max").bind("game", game).bind("max", max)
        .mapTo(Round.class).list();
  }

  static String sealedSeed(Handle h, RoundId id) {
    return h.createQuery("select sealed_seed from game_round where id = :id").bind("id", id).mapTo(String.class).one();
  }

  static List<RoundId> due(Handle h, Instant endedBefore, int max) {
    return h.createQuery("select id from game_round where seed is null and ends_at <= :before order by ends_at limit :max")
        .bind("before", endedBefore).bind("max", max).mapTo(RoundId.class).list();
  }

  static int reveal(Handle h, RoundId id, byte[] seed, Instant at) {
    return h.createUpdate("update game_round set seed = :seed, revealed_at = :at where id = :id and seed is null")
        .bind("id", id).bind("seed", seed).bind("at", at).execute();
  }
}
