package club.vafa.event;

import club.vafa.db.Json;
import club.vafa.db.Pipeline;
import club.vafa.value.EventId;
import club.vafa.value.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class EventSql {

  record Piece(UUID id, String listener, String type, String body) {}

  record Named(UUID id, String listener) {}

  private EventSql() {}

  static void insert(Pipeline writes, Event event, EventId id, InstantSource clock, List<String> listeners) {
    var holder = event.member();
    writes.write("insert into event (holder_id, id, type, body, at) values (?, ?, ?, cast(? as jsonb), ?)",
        holder, id, event.getClass().getSimpleName(), Json.write(event), event.at());
    for (var listener : listeners) {
      writes.write("insert into event_work (id, listener, holder_id, event_id, due_at) values (?, ?, ?, ?, ?)",
          Ids.v7(clock), listener, holder, id, event.at());
    }
  }

  static List<Named> named(Handle h, List<UUID> ids) {
    return h.createQuery("select id, listener from event_work where id = any(:ids) order by due_at, id")
        .bindArray("ids", UUID.class, ids.toArray()).mapTo(Named.class).list();
  }

  /// Those of the pieces of work that this owner still has.
  static List<Piece> lock(Handle h, List<UUID> ids, String owner) {
    return h.createQuery("""
        select w.id, w.listener, e.type, e.body::text as body
        from event_work w
        join event e on e.holder_id = w.holder_id and e.id = w.event_id
        where w.id = any(:ids) and w.lease_owner = :owner
        order by w.due_at, w.id
        for update of w
        """)
        .bindArray("ids", UUID.class, ids.toArray()).bind("owner", owner).mapTo(Piece.class).list();
  }

  static int attempts(Handle h, UUID id) {
    return h.createQuery("select attempts from event_work where id = :id").bind("id", id).mapTo(Integer.class).findOne().orElse(0);
  }

  static void putAside(Handle h, UUID id, String reason, Instant at) {
    h.createUpdate("""
        insert into event_aside (listener, event_id, holder_id, reason, at)
        select listener, event_id, holder_id, :reason, :at from event_work where id = :id
        on conflict (listener, event_id) do nothing
        """)
        .bind("id", id).bind("reason", reason).bind("at", at).execute();
  }
}
