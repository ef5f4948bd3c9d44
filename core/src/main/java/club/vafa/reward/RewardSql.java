package club.vafa.reward;

import club.vafa.db.Json;
import club.vafa.value.RewardId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class RewardSql {
  record Row(RewardId id, String plan, int version, Instant createdAt, Optional<Instant> endedAt) {
    Reward reward() {
      return new Reward(id, Json.read(plan, RewardPlan.class), version, createdAt, endedAt);
    }
  }

  private static final String SELECT = "select id, plan::text as plan, version, created_at, ended_at from reward ";

  private RewardSql() {}

  static void insert(Handle h, Reward reward) {
    h.createUpdate("""
        insert into reward (id, code, plan, version, valid_until, created_at)
        values (:id, :code, cast(:plan as jsonb), :version, :until, :at)
        """)
        .bind("id", reward.id()).bind("code", reward.plan().code()).bind("plan", Json.write(reward.plan())).bind("version",
            reward.version())
        .bind("until", reward.plan().access().until()).bind("at", reward.createdAt())
        .execute();
  }

  static void rewrite(Handle h, RewardId id, RewardPlan plan) {
    h.createUpdate("""
        update reward set code = :code, plan = cast(:plan as jsonb), version = version + 1, valid_until = :until where id = :id
        """)
        .bind("id", id).bind("code", plan.code()).bind("plan", Json.write(plan)).bind("until", plan.access().until())
        .execute();
  }

  static void end(Handle h, RewardId id, Instant at) {
    h.createUpdate("update reward set ended_at = :at where id = :id").bind("id", id).bind("at", at).execute();
  }

  static Optional<Reward> find(Handle h, RewardId id) {
    return h.createQuery(SELECT + "where id = :id").bind("id", id).mapTo(Row.class).map(Row::reward).findOne();
  }

  static Optional<Reward> lock(Handle h, RewardId id) {
    return h.createQuery(SELECT + "where id = :id for update").bind("id", id).mapTo(Row.class).map(Row::reward).findOne();
  }

  static List<Reward> current(Handle h, int max) {
    return h.createQuery(SELECT + "where ended_at is null order by id limit :max").bind("max",
        max).mapTo(Row.class).map(Row::reward).list();
  }

  static int open(Handle h) {
    return h.createQuery("select count(*) from reward where ended_at is null").mapTo(Integer.class).one();
  }

  static List<Reward> page(Handle h, Optional<UUID> after, int max) {
    return h.createQuery(SELECT + "where cast(:after as uuid) is null or id < cast(:after as uuid) order by id desc limit :max")
        .bind("after", after.orElse(null)).bind("max", max).mapTo(Row.class).map(Row::reward).list();
  }
}
