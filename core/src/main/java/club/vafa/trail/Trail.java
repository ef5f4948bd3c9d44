package club.vafa.trail;

import club.vafa.db.Json;
import club.vafa.value.Ids;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The audit log: written with the act itself, read by those who may.
public final class Trail {

  /// One act. Facts hold ids and figures, no personal data.
  public record Act(UUID id, Instant at, Actor.Kind actorKind, Optional<UUID> actorId, String action, String subjectType, UUID subjectId, String facts) {}

  private final InstantSource clock;

  public Trail(InstantSource clock) {
    this.clock = clock;
  }

  public void record(Handle h, Actor actor, String action, String subjectType, UUID subjectId, Map<String, ?> facts) {
    h.createUpdate("""
        insert into trail (id, at, actor_kind, actor_id, action, subject_type, subject_id, facts)
        values (:id, :at, :actorKind, :actorId, :action, :subjectType, :subjectId, cast(:facts as jsonb))
        """)
        .bind("id", Ids.v7(clock)).bind("at", clock.instant())
        .bind("actorKind", actor.kind()).bind("actorId", actor.id().orElse(null))
        .bind("action", action).bind("subjectType", subjectType).bind("subjectId", subjectId)
        .bind("facts", Json.write(facts))
        .execute();
  }

  /// Newest first; a cursor is the id of the last act seen.
  public Page<Act> page(Handle h, Optional<String> subjectType, Optional<UUID> subjectId, PageRequest page) {
    var acts = h.createQuery("""
        select id, at, actor_kind, actor_id, action, subject_type, subject_id, facts::text as facts
        from trail
        where (cast(:type as text) is null or subject_type = :type)
          and (cast(:subject as uuid) is null or subject_id = :subject)
          and (cast(:after as uuid) is null or id < cast(:after as uuid))
        order by id desc
        limit :limit
        """)
        .bind("type", subjectType.orElse(null)).bind("subject", subjectId.orElse(null))
        .bind("after", page.after().orElse(null)).bind("limit", page.limit() + 1)
        .mapTo(Act.class).list();
    return Page.cut(acts, page, act -> act.id().toString());
  }
}
