package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes messages that are due, marks them as being sent, and finds those whose sender has died. */
final class ClaimSql {
  static final String COLUMNS = """
      m.id, m.channel, m.address, m.member_id, m.lane, m.kind, m.run_id, m.language, m.content, m.due_at, m.expires_at, m.attempts, m.position
      """;

  // Within one chat an earlier message of the same or a more urgent lane goes first: while it is due, being sent or to be tried again,
  // later ones wait. One-time codes wait for nothing, and nobody waits for a run.
  private static final String FIRST_IN_ITS_CHAT = """
      (m.lane = 0 or not exists (
        select from message_open e
        where e.run_id is null and e.channel = m.channel and e.address = m.address and e.position < m.position and e.lane between 1 and m.lane
          and (e.leased_until is not null or e.due_at <= :now or e.waiting in ('RATE', 'RETRY'))))
      """;

  private ClaimSql() {}

  /** Locks what may be claimed of the messages that belong to no run, most urgent lane first; what others have locked is passed over. */
  static List<OpenRow> claim(Handle h, Channel channel, Map<Lane, Mark> from, Instant now, int max) {
    var lanes = from.keySet().stream().sorted().toList();
    return h.createQuery("""
        select <columns>
        from unnest(:lanes, cast(:dues as timestamptz[]), :positions) as l (lane, due_at, position)
        cross join lateral (
          select <columns>
          from message_open m
          where m.channel = :channel and m.run_id is null and m.lane = l.lane and (m.due_at, m.position) > (l.due_at, l.position)
            and m.due_at <= :now and m.leased_until is null and <first>
          order by m.due_at, m.position
          limit :max
          for update of m skip locked
        ) m
        limit :max
        """)
        .define("columns", COLUMNS).define("first", FIRST_IN_ITS_CHAT)
        .bindArray("lanes", Integer.class, lanes.stream().map(Lane::ordinal).toArray())
        .bindArray("dues", String.class, lanes.stream().map(lane -> from.get(lane).dueAt().toString()).toArray())
        .bindArray("positions", Long.class, lanes.stream().map(lane -> from.get(lane).position()).toArray())
        .bind("channel", channel).bind("now", now).bind("max", max)
        .mapTo(OpenRow.class).list();
  }

  static List<OpenRow> claimRun(Handle h, RunId run, Channel channel, Mark from, Instant now, int max) {
    return h.createQuery("""
        select <columns>
        from message_open m
        where m.run_id = :run and m.channel = :channel and (m.due_at, m.position) > (:fromDue, :fromPosition) and m.due_at <= :now
          and m.leased_until is null and <first>
        order by m.due_at, m.position
        limit :max
        for update of m skip locked
        """)
        .define("columns", COLUMNS).define("first", FIRST_IN_ITS_CHAT)
        .bind("run", run).bind("channel", channel).bind("fromDue", from.dueAt()).bind("fromPosition", from.position()).bind("now", now)
        .bind("max", max).mapTo(OpenRow.class).list();
  }

  /** Marks them as being sent; each has one attempt more. */
  static void lease(Handle h, UUID lease, Collection<MessageId> ids, Duration duration, String owner) {
    h.createUpdate("""
        with leased as (
          update message_open
          set lease_owner = :owner, leased_until = clock_timestamp() + :duration, attempts = attempts + 1, waiting = null
          where id = any(:ids)
        )
        insert into message_lease (id, leased_until, messages) values (:lease, clock_timestamp() + :duration, :ids)
        """)
        .bind("owner", owner).bind("duration", duration).bind("lease", lease).bindArray("ids", UUID.class, MessageSql.uuids(ids)).execute();
  }

  /** A claim that ended without a word, and for how long it has been over. */
  record Lease(UUID id, Duration overdue, List<UUID> messages) {}

  /** The leases that have run out; locked, so that nobody else gives up the same. */
  static List<Lease> overdue(Handle h, int max) {
    return h.createQuery("""
        select id, cast(extract(epoch from clock_timestamp() - leased_until) * 1000 as bigint) as overdue_millis, messages from message_lease
        where leased_until < clock_timestamp() order by leased_until limit :max for update skip locked
        """)
        .bind("max", max).map((row, ctx) -> new Lease(row.getObject(1, UUID.class), Duration.ofMillis(row.getLong(2)),
            List.of((UUID[]) row.getArray(3).getArray()))).list();
  }

  /** What of these is still marked as being sent although its lease has run out; locked. */
  static List<OpenRow> abandoned(Handle h, Collection<UUID> ids) {
    return h.createQuery("""
        select <columns> from message_open m where m.id = any(:ids) and m.leased_until < clock_timestamp() for update of m skip locked
        """)
        .define("columns", COLUMNS).bindArray("ids", UUID.class, ids.toArray()).mapTo(OpenRow.class).list();
  }

  static void forget(Handle h, List<Lease> leases) {
    h.createUpdate("delete from message_lease where id = any(:ids)")
        .bindArray("ids", UUID.class, leases.stream().map(Lease::id).toArray()).execute();
  }

}
