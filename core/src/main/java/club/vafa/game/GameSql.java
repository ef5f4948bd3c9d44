package club.vafa.game;

import club.vafa.db.Json;
import club.vafa.value.GameId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class GameSql {

  record Row(GameId id, String plan, int version, GameState state, List<UUID> makers, Instant createdAt, Optional<Instant> launchedAt,
      Optional<Instant> closedAt, Optional<ClosedWhy> closedWhy) {

    Game game() {
      return new Game(id, Json.read(plan, GamePlan.class), version, state, makers.stream().map(StaffId::new).collect(Collectors.toSet()),
          createdAt, launchedAt, closedAt, closedWhy);
    }
  }

  private static final String SELECT = """
      select id, plan::text as plan, version, state, makers, created_at, launched_at, closed_at, closed_why
      from game
      """;

  private GameSql() {}

  static void insert(Handle h, Game game) {
    h.createUpdate("""
        insert into game (id, code, kind, plan, version, makers, state, starts_at, ends_at, created_at)
        values (:id, :code, 'WHEEL', cast(:plan as jsonb), :version, :makers, :state, :startsAt, :endsAt, :createdAt)
        """)
        .bind("id", game.id()).bind("code", game.plan().code()).bind("plan", Json.write(game.plan())).bind("version", game.version())
        .bindArray("makers", UUID.class, makers(game)).bind("state", game.state())
        .bind("startsAt", game.plan().startsAt()).bind("endsAt", game.plan().endsAt()).bind("createdAt", game.createdAt())
        .execute();
  }

  /// Writes another plan and begins again as a draft.
  static void rewrite(Handle h, Game game) {
    h.createUpdate("""
        update game
        set code = :code, plan = cast(:plan as jsonb), version = version + 1, makers = :makers, state = 'DRAFT', starts_at = :startsAt,
        ends_at = :endsAt
        where id = :id
        """)
        .bind("id", game.id()).bind("code", game.plan().code()).bind("plan", Json.write(game.plan()))
        .bindArray("makers", UUID.class, makers(game))
        .bind("startsAt", game.plan().startsAt()).bind("endsAt", game.plan().endsAt())
        .execute();
  }

  static void setState(Handle h, GameId id, GameState state) {
    h.createUpdate("update game set state = :state where id = :id").bind("id", id).bind("state", state).execute();
  }

  static void launch(Handle h, Game game, StaffId by, Instant at) {
    h.createUpdate("""
        update game set state = 'LAUNCHED', content_hash = :hash, launched_at = :at, launched_by = :by where id = :id
        """)
        .bind("id", game.id()).bind("hash", game.contentHash()).bind("at", at).bind("by", by).execute();
  }

  static int close(Handle h, GameId id, ClosedWhy why, Instant at) {
    return h.createUpdate("update game set state = 'CLOSED', closed_at = :at, closed_why = :why where id = :id and state = 'LAUNCHED'")
        .bind("id", id).bind("at", at).bind("why", why).execute();
  }

  static List<GameId> ended(Handle h, Instant now, int max) {
    return h.createQuery("""
        select id from game where state = 'LAUNCHED' and ends_at <= :now order by ends_at limit :max for update skip locked
        """)
        .bind("now", now).bind("max", max).mapTo(GameId.class).list();
  }

  static Optional<Game> find(Handle h, GameId id) {
    return one(h, "where id = :id", id);
  }

  static Optional<Game> lock(Handle h, GameId id) {
    return one(h, "where id = :id for update", id);
  }

  static Optional<Game> byCode(Handle h, String code) {
    return h.createQuery(SELECT + "where code = :code").bind("code", code).mapTo(Row.class).map(Row::game).findOne();
  }

  /// The hash under which a game was launched.
  static Optional<byte[]> contentHash(Handle h, GameId id) {
    return h.createQuery("select content_hash from game where id = :id").bind("id", id).mapTo(byte[].class).findOne();
  }

  /// What members may see: launched and not over.
  static List<Game> current(Handle h, Instant now, int max) {
    return h.createQuery(SELECT + "where state = 'LAUNCHED' and ends_at > :now order by starts_at, id limit :max")
        .bind("now", now).bind("max", max).mapTo(Row.class).map(Row::game).list();
  }

  static List<Game> page(Handle h, Optional<UUID> after, int max) {
    return h.createQuery(SELECT + "where cast(:after as uuid) is null or id < cast(:after as uuid) order by id desc limit :max")
        .bind("after", after.orElse(null)).bind("max", max).mapTo(Row.class).map(Row::game).list();
  }

  private static Optional<Game> one(Handle h, String where, GameId id) {
    return h.createQuery(SELECT + where).bind("id", id).mapTo(Row.class).map(Row::game).findOne();
  }

  private static List<UUID> makers(Game game) {
    return game.makers().stream().map(StaffId::value).sorted().toList();
  }
}
