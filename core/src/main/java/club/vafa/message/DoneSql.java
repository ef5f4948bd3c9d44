package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Messages that have ended. Leaving the open table and entering the history are one statement, so none is ever in both or in neither. */
final class DoneSql {
  // What was said is kept for notices and greetings only: codes must not be, answers need not be, a run's words are the campaign's.
  private static final String MOVE = """
      insert into message_done (id, channel, member_id, lane, kind, run_id, language, ending, reason, attempts, provider_id, parts, cost,
        content, created_at, ended_at)
      select id, channel, member_id, lane, kind, run_id, language, :ending, :reason, attempts, :providerId, :parts, :cost,
        case when lane in (2, 3) then content end, created_at, :now
      from gone
      """;
  private static final String RETURNING =
      "returning id, channel, member_id, lane, kind, run_id, language, attempts, content, created_at";

  /** How a message ended, and what that cost in the smallest unit of the club's currency. */
  record Ending(End end, Optional<String> reason, Optional<String> providerId, int parts, long cost, List<String> furtherIds) {
    static final Ending CANCELLED = new Ending(End.CANCELLED, Optional.empty(), Optional.empty(), 0, 0, List.of());

    static Ending of(End end, String reason) {
      return new Ending(end, Optional.of(reason), Optional.empty(), 0, 0, List.of());
    }

    static Ending sent(String providerId, int parts, long cost) {
      return new Ending(End.SENT, Optional.empty(), Optional.of(providerId), parts, cost, List.of());
    }

    Ending and(List<String> more) {
      return new Ending(end, reason, providerId, parts, cost, more);
    }

    /** All by which the provider knows it. */
    List<String> ids() {
      return Stream.concat(providerId.stream(), furtherIds.stream()).filter(id -> !id.isEmpty()).toList();
    }
  }

  private DoneSql() {}

  /** Ends messages that nobody is sending, which the caller has locked, or whose lease has run out. */
  static void close(Handle h, Collection<MessageId> ids, Ending ending, Instant now) {
    h.createUpdate("with gone as (delete from message_open where id = any(:ids) " + RETURNING + ") " + MOVE)
        .bindArray("ids", UUID.class, MessageSql.uuids(ids))
        .bind("ending", ending.end()).bind("reason", ending.reason().orElse(null)).bind("providerId", ending.providerId().orElse(null))
        .bind("parts", ending.parts()).bind("cost", ending.cost()).bind("now", now).execute();
  }

  /** An attempt and its end. */
  record Over(Attempt attempt, Ending ending) {}

  /** Ends a batch of attempts; the answer has those that it ended, since the others' leases are not their own any more. */
  static Set<MessageId> end(Handle h, List<Over> batch, Instant now) {
    return h.createQuery("""
        with told as (
          select t.id, t.owner, t.number, t.ending, t.reason, t.provider_id, t.parts, t.cost
          from unnest(:ids, :owners, :numbers, :endings, :reasons, :providerIds, :parts, :costs)
            as t (id, owner, number, ending, reason, provider_id, parts, cost)
        ), gone as (
          delete from message_open m using told t where m.id = t.id and m.lease_owner = t.owner and m.attempts = t.number
          returning m.id, m.channel, m.member_id, m.lane, m.kind, m.run_id, m.language, m.attempts, m.content, m.created_at,
            t.ending, t.reason, t.provider_id, t.parts, t.cost
        )
        insert into message_done (id, channel, member_id, lane, kind, run_id, language, ending, reason, attempts, provider_id, parts, cost,
          content, created_at, ended_at)
        select id, channel, member_id, lane, kind, run_id, language, ending, reason, attempts, provider_id, parts, cost,
          case when lane in (2, 3) then content end, created_at, :now
        from gone
        returning id
        """)
        .bindArray("ids", UUID.class, each(batch, one -> one.attempt().message().id().value()))
        .bindArray("owners", String.class, each(batch, one -> one.attempt().owner()))
        .bindArray("numbers", Integer.class, each(batch, one -> one.attempt().number()))
        .bindArray("endings", String.class, each(batch, one -> one.ending().end().name()))
        .bindArray("reasons", String.class, each(batch, one -> one.ending().reason().orElse(null)))
        .bindArray("providerIds", String.class, each(batch, one -> one.ending().providerId().orElse(null)))
        .bindArray("parts", Integer.class, each(batch, one -> one.ending().parts()))
        .bindArray("costs", Long.class, each(batch, one -> one.ending().cost()))
        .bind("now", now).mapTo(MessageId.class).set();
  }

  private static Object[] each(List<Over> batch, Function<Over, @Nullable Object> value) {
    return batch.stream().map(value).toArray();
  }

  /** Whether this attempt's end is still unknown; locked, so that it stays so. */
  static boolean unknown(Handle h, MessageId id, int attempt) {
    return h.createQuery("select id from message_done where id = :id and ending = 'UNKNOWN' and attempts = :number for update")
        .bind("id", id).bind("number", attempt).mapTo(MessageId.class).findOne().isPresent();
  }

  /** What was given up as unknown tells its end after all. */
  static boolean settle(Handle h, MessageId id, int attempt, Ending ending) {
    return h.createUpdate("""
        update message_done set ending = :ending, reason = :reason, provider_id = :providerId, parts = :parts, cost = :cost
        where id = :id and ending = 'UNKNOWN' and attempts = :number
        """)
        .bind("id", id).bind("number", attempt)
        .bind("ending", ending.end()).bind("reason", ending.reason().orElse(null)).bind("providerId", ending.providerId().orElse(null))
        .bind("parts", ending.parts()).bind("cost", ending.cost()).execute() == 1;
  }

  /** Cancels so many of a run's messages that nobody is sending. */
  static int cancel(Handle h, RunId run, int max, Instant now) {
    return h.createUpdate("""
        with gone as (
          delete from message_open where id in (
            select id from message_open where run_id = :run and leased_until is null limit :max for update skip locked)
        """ + RETURNING + ") " + MOVE)
        .bind("run", run).bind("max", max)
        .bind("ending", End.CANCELLED).bind("reason", (String) null).bind("providerId", (String) null).bind("parts", 0).bind("cost", 0L)
        .bind("now", now).execute();
  }

  /** Keeps which messages these ids of a channel's provider mean. */
  static void claimProviders(Handle h, Channel channel, Map<String, MessageId> ids, Instant now) {
    h.createUpdate("""
        insert into message_provider (channel, provider_id, message_id, claimed_at)
        select :channel, t.provider_id, t.id, :now from unnest(:ids, :providerIds) as t (id, provider_id)
        on conflict (channel, provider_id) do nothing
        """)
        .bind("channel", channel).bindArray("ids", UUID.class, ids.values().stream().map(MessageId::value).toArray())
        .bindArray("providerIds", String.class, ids.keySet().toArray()).bind("now", now).execute();
  }

  static Optional<MessageId> byProvider(Handle h, Channel channel, String providerId) {
    return h.createQuery("select message_id from message_provider where channel = :channel and provider_id = :providerId")
        .bind("channel", channel).bind("providerId", providerId).mapTo(MessageId.class).findOne();
  }

  static Optional<RunId> runOf(Handle h, MessageId id) {
    return h.createQuery("select run_id from message_done where id = :id and run_id is not null").bind("id", id).mapTo(RunId.class)
        .findOne();
  }

  /** Notes a delivery status of higher rank than the one known; false for any other. */
  static boolean delivery(Handle h, MessageId id, DeliveryStatus status, Instant now) {
    return h.createUpdate("""
        update message_done set delivery = :status, delivery_rank = :rank, delivery_at = :now where id = :id and delivery_rank < :rank
        """)
        .bind("status", status).bind("rank", status.rank()).bind("now", now).bind("id", id).execute() == 1;
  }

  // By the runs: for messages alone the whole history is read.
  static List<LabelTally> tallies(Handle h, List<RunId> runs, String labels, Map<String, ?> bindings) {
    return h.createQuery("""
        select l.label, count(*) filter (where m.ending = 'SENT') as sent,
          count(*) filter (where m.delivery in ('DELIVERED', 'READ')) as delivered, count(*) filter (where m.ending = 'UNKNOWN') as unknown
        from (<labels>) l
        join message_done m on m.id = l.message_id
        where m.run_id = any(:tallied)
        group by l.label order by l.label
        """)
        .define("labels", labels).bindMap(bindings).bindArray("tallied", UUID.class, runs.stream().map(RunId::value).toArray())
        .mapTo(LabelTally.class).list();
  }

  static Set<MessageId> notArrived(Handle h, List<MessageId> ids) {
    return h.createQuery("select id from message_done where id = any(:ids) and ending in ('FAILED', 'SUPPRESSED', 'CANCELLED')")
        .bindArray("ids", UUID.class, MessageSql.uuids(ids)).mapTo(MessageId.class).set();
  }

  static Optional<MemberId> memberOf(Handle h, MessageId id) {
    return h.createQuery("select member_id from message_done where id = :id and member_id is not null").bind("id", id)
        .mapTo(MemberId.class).findOne();
  }

  static List<ReasonCount> reasons(Handle h, RunId run, int max) {
    return h.createQuery("""
        select ending as "end", reason, count(*) as messages from message_done where run_id = :run and reason is not null
        group by ending, reason order by count(*) desc, reason limit :max
        """)
        .bind("run", run).bind("max", max).mapTo(ReasonCount.class).list();
  }

  static List<EndingCount> endings(Handle h, String selection, Map<String, ?> bindings, Instant since) {
    return h.createQuery("""
        select coalesce(d.ending, 'OPEN') as ending, d.reason, count(*) as messages
        from (<selection>) s
        left join message_done d on d.id = s.id and d.ended_at >= :endedSince
        group by 1, 2 order by 3 desc, 1, 2
        """)
        .define("selection", selection).bindMap(bindings).bind("endedSince", since).mapTo(EndingCount.class).list();
  }

  static int forgetKeys(Handle h, Instant before, int max) {
    return h.createUpdate("delete from message_once where key in (select key from message_once where claimed_at < :before limit :max)")
        .bind("before", before).bind("max", max).execute();
  }

  static int forgetProviderIds(Handle h, Instant before, int max) {
    return h.createUpdate("""
        delete from message_provider
        where (channel, provider_id) in (select channel, provider_id from message_provider where claimed_at < :before limit :max)
        """)
        .bind("before", before).bind("max", max).execute();
  }

  /** All of a run's messages, counted in one statement, so that no message is missed or counted twice while it moves. */
  static RunTally tally(Handle h, RunId run) {
    return h.createQuery("""
        select (select count(*) from message_open where run_id = :run) as open,
          count(*) filter (where ending = 'SENT') as sent, count(*) filter (where ending = 'FAILED') as failed,
          count(*) filter (where ending = 'SUPPRESSED') as suppressed, count(*) filter (where ending = 'UNKNOWN') as unknown,
          count(*) filter (where ending = 'CANCELLED') as cancelled,
          count(*) filter (where delivery in ('DELIVERED', 'READ')) as delivered,
          count(*) filter (where delivery in ('UNDELIVERED', 'FAILED')) as undelivered,
          coalesce(sum(parts) filter (where channel = 'SMS'), 0) as segments, coalesce(sum(cost), 0) as cost
        from message_done where run_id = :run
        """).bind("run", run).mapTo(RunTally.class).one();
  }
}
