package club.vafa.message;

import club.vafa.db.Json;
import club.vafa.member.Channel;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Messages whose end is not known, while their provider may still tell. */
final class UnknownSql {
  /** Before that a provider's own list may be behind. */
  private static final Duration ASK_AFTER = Duration.ofSeconds(30);
  /** How long an asker has a message for itself. */
  private static final Duration ASKED_FOR = Duration.ofMinutes(2);
  /** How long a provider is asked at all. */
  static final Duration ASK_FOR = Duration.ofDays(1);

  record Row(MessageId messageId, Channel channel, String address, int attempt, Optional<String> content, Instant begunAt) {
    Unsettled unsettled() {
      return new Unsettled(messageId, channel, address, attempt, content.map(json -> Json.read(json, Content.class)), begunAt);
    }
  }

  private UnknownSql() {}

  /** Keeps it where the channel's provider can be asked. */
  static void insert(Handle h, Unsettled message, Instant now) {
    h.createUpdate("""
        insert into message_unknown (message_id, channel, address, attempt, content, begun_at, ask_at)
        select :id, channel, :address, :attempt, :content, :begunAt, :askAt from message_channel where channel = :channel and settles
        on conflict (message_id) do update set attempt = excluded.attempt, begun_at = excluded.begun_at, ask_at = excluded.ask_at
        """)
        .bind("id", message.id()).bind("address", message.address()).bind("attempt", message.attempt())
        .bind("content", message.content().map(Json::write).orElse(null)).bind("begunAt", message.begunAt())
        .bind("askAt", now.plus(ASK_AFTER)).bind("channel", message.channel()).execute();
  }

  /** Those to be asked of now; nobody else is given them for a while, which grows from time to time. */
  static List<Unsettled> due(Handle h, Channel channel, Instant now, int max) {
    return h.createQuery("""
        update message_unknown u
        set ask_at = cast(:now as timestamptz) + :askedFor * least(power(2, u.asked), 64), asked = u.asked + 1
        where u.message_id in (
          select message_id from message_unknown where channel = :channel and ask_at <= :now order by ask_at limit :max for update skip locked)
        returning u.message_id, u.channel, u.address, u.attempt, u.content, u.begun_at
        """)
        .bind("now", now).bind("askedFor", ASKED_FOR).bind("channel", channel).bind("max", max)
        .mapTo(Row.class).stream().map(Row::unsettled).toList();
  }

  /** The only message of unknown end to this address; nothing where there are none or several, or one is being sent there right now. */
  static Optional<Unsettled> onlyOneTo(Handle h, Channel channel, String address) {
    var rows = h.createQuery("""
        select message_id, channel, address, attempt, content, begun_at from message_unknown
        where channel = :channel and address = :address
          and not exists (select from message_open where channel = :channel and address = :address and leased_until is not null)
        limit 2
        """)
        .bind("channel", channel).bind("address", address).mapTo(Row.class).list();
    return rows.size() == 1 ? Optional.of(rows.getFirst().unsettled()) : Optional.empty();
  }

  static void delete(Handle h, Collection<MessageId> ids) {
    h.createUpdate("delete from message_unknown where message_id = any(:ids)").bindArray("ids", UUID.class, MessageSql.uuids(ids)).execute();
  }

  static int forget(Handle h, Instant before, int max) {
    return h.createUpdate("""
        delete from message_unknown where message_id in (select message_id from message_unknown where begun_at < :before limit :max)
        """)
        .bind("before", before).bind("max", max).execute();
  }
}
