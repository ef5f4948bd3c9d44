package club.vafa.conversation;

import club.vafa.member.Channel;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class InboxSql {
  record Item(UUID id, Channel channel, String account, String providerId, String address, String kind, String body, int attempts) {
    Incoming incoming() {
      return new Incoming(channel, account, providerId, address, kind, body);
    }
  }

  private InboxSql() {}

  static Stored insert(Handle h, UUID id, Incoming in, Instant now) {
    int stored = h.createUpdate("""
        with claim as (
          insert into inbox_claim (channel, account, provider_id, received_at) values (:channel, :account, :providerId, :now)
          on conflict (channel, account, provider_id) do nothing
          returning channel
        )
        insert into inbox_open (id, channel, account, provider_id, address, kind, body, received_at, due_at)
        select :id, :channel, :account, :providerId, :address, :kind, :body, :now, :now from claim
        """)
        .bind("id", id).bind("channel", in.channel()).bind("account", in.account()).bind("providerId", in.providerId())
        .bind("address", in.address()).bind("kind", in.kind()).bind("body", in.body()).bind("now", now)
        .execute();
    return stored == 1 ? Stored.STORED : Stored.SEEN;
  }

  /** The next one that is due, of an address that waits for nothing earlier; locked for this transaction and passed over by the others. */
  static Optional<Item> next(Handle h, Instant now) {
    return h.createQuery("""
        select i.id, i.channel, i.account, i.provider_id, i.address, i.kind, i.body, i.attempts
        from inbox_open i
        where i.due_at <= :now
          and not exists (select from inbox_open e where e.channel = i.channel and e.address = i.address and e.position < i.position)
        order by i.position
        limit 1
        for update of i skip locked
        """)
        .bind("now", now).mapTo(Item.class).findOne();
  }

  static void finish(Handle h, UUID id, Instant now) {
    h.createUpdate("""
        with gone as (
          delete from inbox_open where id = :id
          returning id, channel, account, provider_id, address, kind, body, received_at, attempts
        )
        insert into inbox_done (id, channel, account, provider_id, address, kind, body, received_at, attempts, ended_at)
        select id, channel, account, provider_id, address, kind, body, received_at, attempts, :now from gone
        """)
        .bind("id", id).bind("now", now).execute();
  }

  static void putAside(Handle h, UUID id, String reason, Instant now) {
    h.createUpdate("""
        with gone as (
          delete from inbox_open where id = :id
          returning id, channel, account, provider_id, address, kind, body, received_at, attempts
        )
        insert into inbox_aside (id, channel, account, provider_id, address, kind, body, received_at, attempts, reason, at)
        select id, channel, account, provider_id, address, kind, body, received_at, attempts + 1, :reason, :now from gone
        """)
        .bind("id", id).bind("reason", reason).bind("now", now).execute();
  }

  /** One attempt more, and tried again when due; nothing happens if the item has meanwhile been handled by somebody else. */
  static void failed(Handle h, UUID id, int attemptsBefore, String reason, Instant dueAt) {
    h.createUpdate("""
        update inbox_open set attempts = attempts + 1, reason = :reason, due_at = :due where id = :id and attempts = :before
        """)
        .bind("id", id).bind("before", attemptsBefore).bind("reason", reason).bind("due", dueAt).execute();
  }

  static boolean retry(Handle h, UUID id, Instant now) {
    return h.createUpdate("""
        with back as (
          delete from inbox_aside where id = :id and body is not null
          returning id, channel, account, provider_id, address, kind, body, received_at
        )
        insert into inbox_open (id, channel, account, provider_id, address, kind, body, received_at, due_at)
        select id, channel, account, provider_id, address, kind, body, received_at, :now from back
        """)
        .bind("id", id).bind("now", now).execute() == 1;
  }

  static List<PutAside> aside(Handle h, PageRequest page, Optional<UUID> after) {
    return h.createQuery("""
        select id, channel, account, provider_id, kind, body, received_at, attempts, reason, at
        from inbox_aside
        where cast(:after as uuid) is null or id < :after
        order by id desc
        limit :limit
        """)
        .bind("after", after.orElse(null)).bind("limit", page.limit() + 1).mapTo(PutAside.class).list();
  }

  static InboxFigures figures(Handle h) {
    return h.createQuery("""
        select (select count(*) from inbox_open) as depth, (select min(received_at) from inbox_open) as oldest,
               (select count(*) from inbox_aside) as aside
        """).mapTo(InboxFigures.class).one();
  }

  static int forgetDone(Handle h, Instant before, int max) {
    return h.createUpdate("""
        delete from inbox_done
        where (id, ended_at) in (select id, ended_at from inbox_done where ended_at < :before limit :max)
        """)
        .bind("before", before).bind("max", max).execute();
  }

  static int forgetAside(Handle h, Instant before) {
    return h.createUpdate("update inbox_aside set body = null, address = '' where received_at < :before and body is not null")
        .bind("before", before).execute();
  }

  /** What was set aside and nobody has put back. */
  static int dropAside(Handle h, Instant before, int max) {
    return h.createUpdate("delete from inbox_aside where id in (select id from inbox_aside where received_at < :before limit :max)")
        .bind("before", before).bind("max", max).execute();
  }

  static int forgetClaims(Handle h, Instant before, int max) {
    return h.createUpdate("""
        delete from inbox_claim
        where (channel, account, provider_id) in (
          select channel, account, provider_id from inbox_claim where received_at < :before limit :max for update skip locked)
        """)
        .bind("before", before).bind("max", max).execute();
  }
}
