package club.vafa.intake;

import club.vafa.value.ImportId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class IntakeSql {

  /// A job with what only its runner needs.
  record Locked(Optional<byte[]> digest, Instant beatAt) {}

  private static final String JOB = """
      select id, kind, state, lines, made, merged, refused, cursor, reason, field, started_at, ended_at from import_job
      """;

  private IntakeSql() {}

  static boolean insert(Handle h, ImportId id, String caller, String key, ImportKind kind, UUID runner, Instant now, Optional<StaffId> by) {
    return h.createUpdate("""
        insert into import_job (id, caller, key, kind, state, runner, beat_at, started_at, started_by)
        values (:id, :caller, :key, :kind, 'RUNNING', :runner, :now, :now, :by)
        on conflict (caller, key) do nothing
        """)
        .bind("id", id).bind("caller", caller).bind("key", key).bind("kind", kind).bind("runner", runner).bind("now", now).bind("by", by.orElse(null))
        .execute() == 1;
  }

  static ImportJob lock(Handle h, String caller, String key) {
    return h.createQuery(JOB + "where caller = :caller and key = :key for update").bind("caller", caller).bind("key", key).mapTo(ImportJob.class).one();
  }

  static Locked locked(Handle h, ImportId id) {
    return h.createQuery("select digest, beat_at from import_job where id = :id").bind("id", id).mapTo(Locked.class).one();
  }

  static Optional<ImportJob> byId(Handle h, ImportId id) {
    return h.createQuery(JOB + "where id = :id").bind("id", id).mapTo(ImportJob.class).findOne();
  }

  /// Newest first.
  static List<ImportJob> page(Handle h, Optional<ImportId> after, int max) {
    return h.createQuery(JOB + """
        where cast(:after as uuid) is null or (started_at, id) < (select started_at, id from import_job where id = :after)
        order by started_at desc, id desc limit :max
        """).bind("after", after.orElse(null)).bind("max", max).mapTo(ImportJob.class).list();
  }

  static void takeOver(Handle h, ImportId id, UUID runner, Instant now) {
    h.createUpdate("update import_job set state = 'RUNNING', runner = :runner, beat_at = :now where id = :id")
        .bind("runner", runner).bind("now", now).bind("id", id).execute();
  }

  /// Moves the cursor on; false where another runner has taken over.
  static boolean advance(Handle h, ImportId id, UUID runner, Chunk.Sums sums, long cursor, byte[] digest, Instant now) {
    return h.createUpdate("""
        update import_job set lines = lines + :lines, made = made + :made, merged = merged + :merged, refused = refused + :refused, cursor = :cursor,
          digest = :digest, beat_at = :now
        where id = :id and runner = :runner and state = 'RUNNING'
        """)
        .bind("lines", sums.lines()).bind("made", sums.made()).bind("merged", sums.merged()).bind("refused", sums.refused()).bind("cursor", cursor)
        .bind("digest", digest).bind("now", now).bind("id", id).bind("runner", runner).execute() == 1;
  }

  static void refuse(Handle h, ImportId id, List<Refusal> refusals) {
    h.createUpdate("""
        insert into import_refusal (import_id, line, place, field, reason)
        select :id, line, place, field, reason from unnest(:lines, :places, :fields, :reasons) t (line, place, field, reason)
        """)
        .bind("id", id).bindArray("lines", Long.class, refusals.stream().map(Refusal::line).toList())
        .bindArray("places", Integer.class, refusals.stream().map(Refusal::place).toList())
        .bindArray("fields", String.class, refusals.stream().map(Refusal::field).toList())
        .bindArray("reasons", String.class, refusals.stream().map(Refusal::reason).toList()).execute();
  }

  static void end(Handle h, ImportId id, UUID runner, ImportState state, Optional<Flaw> why, Instant now) {
    h.createUpdate("""
        update import_job set state = :state, reason = :reason, field = :field, runner = null, beat_at = :now, ended_at = :ended
        where id = :id and runner = :runner
        """)
        .bind("state", state).bind("reason", why.map(Flaw::reason).orElse(null)).bind("field", why.map(Flaw::field).orElse(null)).bind("now", now)
        .bind("ended", state == ImportState.STOPPED ? null : now).bind("id", id).bind("runner", runner).execute();
  }

  static List<Refusal> refusals(Handle h, ImportId id, long afterLine, int afterPlace, int max) {
    return h.createQuery("""
        select line, place, field, reason from import_refusal
        where import_id = :id and (line, place) > (:line, :place)
        order by line, place limit :max
        """).bind("id", id).bind("line", afterLine).bind("place", afterPlace).bind("max", max).mapTo(Refusal.class).list();
  }
}
