package club.vafa.journey;

import club.vafa.db.Json;
import club.vafa.value.JourneyId;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Journeys and their versions. */
final class JourneySql {
  record Row(JourneyId id, String code, String name, String plan, int version, Journey.State state, Instant createdAt, Instant updatedAt) {
    Journey journey() {
      return new Journey(id, new JourneyDraft(code, name, Json.read(plan, Plan.class)), version, state, createdAt, updatedAt);
    }
  }

  private static final String SELECT = """
      select j.id, j.code, j.name, v.plan::text as plan, j.version, j.state, j.created_at, j.updated_at
      from journey j
      join journey_version v on v.journey_id = j.id and v.version = j.version
      """;

  private JourneySql() {}

  static boolean insert(Handle h, JourneyId id, JourneyDraft draft, Instant now) {
    return h.createUpdate("""
        insert into journey (id, code, name, state, version, created_at, updated_at) values (:id, :code, :name, 'DRAFT', 1, :now, :now)
        on conflict (code) do nothing
        """)
        .bind("id", id).bind("code", draft.code()).bind("name", draft.name()).bind("now", now).execute() == 1;
  }

  static void insertVersion(Handle h, JourneyId id, int version, Plan plan, String by, Instant now) {
    h.createUpdate("""
        insert into journey_version (journey_id, version, plan, made_at, made_by) values (:id, :version, cast(:plan as jsonb), :now, :by)
        """)
        .bind("id", id).bind("version", version).bind("plan", Json.write(plan)).bind("now", now).bind("by", by).execute();
  }

  static void update(Handle h, JourneyId id, String name, int version, Instant now) {
    h.createUpdate("update journey set name = :name, version = :version, updated_at = :now where id = :id")
        .bind("name", name).bind("version", version).bind("now", now).bind("id", id).execute();
  }

  static long count(Handle h) {
    return h.createQuery("select count(*) from journey").mapTo(Long.class).one();
  }

  static void setState(Handle h, JourneyId id, Journey.State state, Optional<Instant> nextEntry, Instant now) {
    h.createUpdate("update journey set state = :state, next_entry_at = :next, updated_at = :now where id = :id")
        .bind("state", state).bind("next", nextEntry.orElse(null)).bind("now", now).bind("id", id).execute();
  }

  static Optional<Journey> find(Handle h, JourneyId id) {
    return h.createQuery(SELECT + "where j.id = :id").bind("id", id).mapTo(Row.class).findOne().map(Row::journey);
  }

  static Optional<Journey> lock(Handle h, JourneyId id) {
    return h.createQuery(SELECT + "where j.id = :id for update of j").bind("id", id).mapTo(Row.class).findOne().map(Row::journey);
  }

  /** Newest first. */
  static List<Journey> page(Handle h, PageRequest page, Optional<JourneyId> after) {
    return h.createQuery(SELECT + "where cast(:after as uuid) is null or j.id < :after order by j.id desc limit :limit")
        .bind("after", after.map(JourneyId::value).orElse(null)).bind("limit", page.limit() + 1).mapTo(Row.class).map(Row::journey).list();
  }

  static List<Journey> inState(Handle h, Journey.State state) {
    return h.createQuery(SELECT + "where j.state = :state order by j.id").bind("state", state).mapTo(Row.class).map(Row::journey).list();
  }

  static Plan plan(Handle h, JourneyId id, int version) {
    return Json.read(h.createQuery("select plan::text from journey_version where journey_id = :id and version = :version")
        .bind("id", id).bind("version", version).mapTo(String.class).one(), Plan.class);
  }

  /** Running journeys that look for members now. */
  static List<JourneyId> entering(Handle h, Instant now) {
    return h.createQuery("select id from journey where state = 'RUNNING' and next_entry_at <= :now order by next_entry_at").bind("now", now)
        .mapTo(JourneyId.class).list();
  }

  /** The journey, where it still is to look for members and nobody else is at it. */
  static Optional<Journey> lockEntering(Handle h, JourneyId id, Instant now) {
    return h.createQuery(SELECT + "where j.id = :id and j.state = 'RUNNING' and j.next_entry_at <= :now for update of j skip locked")
        .bind("id", id).bind("now", now).mapTo(Row.class).findOne().map(Row::journey);
  }

  static void nextEntry(Handle h, JourneyId id, Instant at) {
    h.createUpdate("update journey set next_entry_at = :at where id = :id").bind("at", at).bind("id", id).execute();
  }
}
