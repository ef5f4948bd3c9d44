package club.vafa.message;

import club.vafa.db.Json;
import club.vafa.db.Pipeline;
import club.vafa.member.Channel;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Messages that wait: queueing, claiming, giving back. */
final class MessageSql {
  private MessageSql() {}

  /** The id of the message that has the key; the one given, where the key was free. */
  static MessageId claimKey(Handle h, String key, MessageId id, Instant now) {
    int claimed = h.createUpdate("""
        insert into message_once (key, message_id, claimed_at) values (:key, :id, :now) on conflict (key) do nothing
        """)
        .bind("key", key).bind("id", id).bind("now", now).execute();
    return claimed == 1 ? id
        : h.createQuery("select message_id from message_once where key = :key").bind("key", key).mapTo(MessageId.class).one();
  }

  /** The messages whose keys were free. In the order of the keys, so that two who claim the same ones take their turns. */
  static Set<MessageId> claimKeys(Handle h, List<Outgoing> messages, Instant now) {
    var sorted = messages.stream().sorted(Comparator.comparing(m -> m.origin().onceKey().orElseThrow())).toList();
    return h.createQuery("""
        insert into message_once (key, message_id, claimed_at)
        select u.key, u.id, :now from unnest(:keys, :ids) as u (key, id)
        on conflict (key) do nothing
        returning message_id
        """)
        .bindArray("keys", String.class, sorted.stream().map(m -> m.origin().onceKey().orElseThrow()).toArray())
        .bindArray("ids", UUID.class, sorted.stream().map(m -> m.id().value()).toArray()).bind("now", now)
        .mapTo(MessageId.class).collect(Collectors.toUnmodifiableSet());
  }

  static void insert(Pipeline writes, Outgoing m, Instant now) {
    writes.write("""
        insert into message_open (id, channel, address, member_id, lane, kind, run_id, content, created_at, due_at, expires_at,
          fallback_channel, fallback_address, fallback_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        m.id(), m.channel(), m.address(), m.member(), m.lane().ordinal(), m.kind(), m.origin().run(), Json.write(m.content()), now,
        m.timing().dueAt(), m.timing().expiresAt(), m.to().fallback().map(Fallback::channel), m.to().fallback().map(Fallback::address),
        m.to().fallback().flatMap(Fallback::deadline));
  }

  /** Queues a slice of a run's messages and tells what was frozen for it, in one statement. */
  static <T> T queue(Handle h, RunSlice slice, Class<T> told) {
    return h.createQuery("""
        with <with>,
        queued as (
          insert into message_open (id, channel, address, fallback_channel, fallback_address, member_id, lane, kind, run_id, language,
            created_at, due_at, expires_at, fallback_at)
          select s.id, s.channel, s.address, s.fallback_channel, s.fallback_address, s.member_id, :campaignLane, 'CLUB', :ofRun, s.language,
            :createdAt, :createdAt, cast(:expiresAt as timestamptz),
            case when s.fallback_channel is not null then cast(:fallbackAt as timestamptz) end
          from (<messages>) s
        )
        <told>
        """)
        .define("with", slice.with()).define("messages", slice.messages()).define("told", slice.told()).bindMap(slice.bindings())
        .bind("campaignLane", Lane.CAMPAIGN.ordinal()).bind("ofRun", slice.run()).bind("createdAt", slice.at())
        .bind("expiresAt", slice.expiresAt().orElse(null)).bind("fallbackAt", slice.fallbackAt().orElse(null)).mapTo(told).one();
  }

  static void defer(Handle h, Collection<MessageId> ids, Instant until, Waiting what) {
    h.createUpdate("update message_open set due_at = :until, waiting = :what where id = any(:ids)")
        .bind("until", until).bind("what", what).bindArray("ids", UUID.class, uuids(ids)).execute();
  }

  /** Gives an attempt back, to be made again when it is due; false where the lease is not the attempt's any more. */
  static boolean giveBack(Handle h, Attempt attempt, Instant dueAt, boolean costsAnAttempt) {
    return h.createUpdate("""
        update message_open set lease_owner = null, leased_until = null, due_at = :due, waiting = 'RETRY', attempts = attempts - :free
        where id = :id and lease_owner = :owner and attempts = :number
        """)
        .bind("due", dueAt).bind("free", costsAnAttempt ? 0 : 1).bind("id", attempt.message().id()).bind("owner", attempt.owner())
        .bind("number", attempt.number()).execute() == 1;
  }

  /**
   * Sends an attempt's message another way, where it has one: the channel it now waits on. Nothing where it has none, or the lease is not
   * the attempt's any more.
   */
  static Optional<Channel> fallBack(Handle h, Attempt attempt, Instant now) {
    return h.createQuery("""
        update message_open
        set channel = fallback_channel, address = fallback_address, fallback_channel = null, fallback_address = null,
          fallback_at = null, lease_owner = null, leased_until = null, due_at = :now, waiting = null
        where id = :id and lease_owner = :owner and attempts = :number and fallback_channel is not null
        returning channel
        """)
        .bind("now", now).bind("id", attempt.message().id()).bind("owner", attempt.owner()).bind("number", attempt.number())
        .mapTo(Channel.class).findOne();
  }

  /** As above, for messages that nobody is sending and that the caller has locked: where each of those that have another way waits now. */
  static Map<MessageId, Channel> fallBack(Handle h, Collection<MessageId> ids, Instant now) {
    record Went(MessageId id, Channel channel) {}
    return h.createQuery("""
        update message_open
        set channel = fallback_channel, address = fallback_address, fallback_channel = null, fallback_address = null, fallback_at = null,
          due_at = :now, waiting = null
        where id = any(:ids) and fallback_channel is not null
        returning id, channel
        """)
        .bind("now", now).bindArray("ids", UUID.class, uuids(ids)).mapTo(Went.class).stream()
        .collect(Collectors.toMap(Went::id, Went::channel));
  }

  /** Messages that their first way has not sent by the deadline, and that nobody is sending; locked. */
  static List<MessageId> overdueForFallback(Handle h, Instant now, int max) {
    return h.createQuery("""
        select id from message_open where fallback_at <= :now and leased_until is null and (expires_at is null or expires_at > :now)
        order by fallback_at limit :max for update skip locked
        """)
        .bind("now", now).bind("max", max).mapTo(MessageId.class).list();
  }

  /** When the next of a run's messages is due. */
  static Optional<Instant> nextDue(Handle h, RunId run) {
    return h.createQuery("select min(due_at) from message_open where run_id = :run").bind("run", run).mapTo(Instant.class).findOne();
  }

  static void revive(Handle h, MessageId id, Instant now) {
    h.createUpdate("update message_open set lease_owner = null, leased_until = null, due_at = :now, waiting = 'RETRY' where id = :id")
        .bind("now", now).bind("id", id).execute();
  }

  static List<MessageId> waiting(Handle h, List<MessageId> ids) {
    return h.createQuery("select id from message_open where id = any(:ids) and leased_until is null for update skip locked")
        .bindArray("ids", UUID.class, uuids(ids)).mapTo(MessageId.class).list();
  }

  static Map<Channel, Long> openByChannel(Handle h, List<RunId> runs) {
    record Open(Channel channel, long messages) {}
    return h.createQuery("select channel, count(*) as messages from message_open where run_id = any(:runs) group by channel")
        .bindArray("runs", UUID.class, runs.stream().map(RunId::value).toArray()).mapTo(Open.class).stream()
        .collect(Collectors.toMap(Open::channel, Open::messages));
  }

  static boolean anyOfRun(Handle h, RunId run) {
    return h.createQuery("select exists (select from message_open where run_id = :run)").bind("run", run).mapTo(Boolean.class).one();
  }

  static List<OpenFigure> figures(Handle h) {
    return h.createQuery("""
        select channel, lane, count(*) as depth, min(due_at) as oldest from message_open group by channel, lane order by channel, lane
        """).mapTo(OpenFigure.class).list();
  }

  static Object[] uuids(Collection<MessageId> ids) {
    return ids.stream().map(MessageId::value).toArray();
  }
}
