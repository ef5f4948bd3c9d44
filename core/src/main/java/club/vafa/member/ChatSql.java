package club.vafa.member;

import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class ChatSql {

  /** One of a member's chats, with what decides whether something may be sent there. */
  record Link(Channel channel, String address, boolean preferred, boolean reachable, boolean club, boolean service) {
  }

  private ChatSql() {
  }

  static Optional<MemberId> memberOf(Handle h, ChatAddress chat) {
    return h.createQuery("select member_id from chat_link where channel = :channel and address = :address")
        .bind("channel", chat.channel()).bind("address", chat.address()).mapTo(MemberId.class).findOne();
  }

  static Optional<String> addressOf(Handle h, MemberId member, Channel channel) {
    return h.createQuery("select address from chat_link where member_id = :member and channel = :channel")
        .bind("member", member).bind("channel", channel).mapTo(String.class).findOne();
  }

  static List<ChatAddress> of(Handle h, List<MemberId> members) {
    return h.createQuery("select channel, address from chat_link where member_id = any(:members)")
        .bindArray("members", UUID.class, members.stream().map(MemberId::value).toArray()).mapTo(ChatAddress.class).list();
  }

  static void link(Handle h, ChatAddress chat, MemberId member, Instant at) {
    h.createUpdate("""
        insert into chat_link (channel, address, member_id, linked_at)
        values (:channel, :address, :member, :at)
        """)
        .bind("channel", chat.channel()).bind("address", chat.address()).bind("member", member).bind("at", at).execute();
  }

  static void release(Handle h, ChatAddress chat) {
    h.createUpdate("delete from chat_link where channel = :channel and address = :address")
        .bind("channel", chat.channel()).bind("address", chat.address()).execute();
  }

  static void unlink(Handle h, MemberId member, Channel channel) {
    h.createUpdate("delete from chat_link where member_id = :member and channel = :channel")
        .bind("member", member).bind("channel", channel).execute();
  }

  /** In the order of {@link #ways}. */
  static List<WayCount> census(Handle h, Instant joinedBy, String which, Map<String, Object> bindings) {
    return h.createQuery("""
        select w.channel, coalesce(r.reached, false) as reached, count(*) as members
        from member m
        left join lateral (
          select channel from member_channel
          where member_id = m.id and reachable and club
          order by coalesce(channel = preferred_channel, false) desc, channel desc limit 1
        ) w on true
        left join lateral (select true as reached from member_channel where member_id = m.id and reachable limit 1) r on w.channel is null
        where m.status = 'ACTIVE' and m.joined_at <= :by and <which>
        group by w.channel, coalesce(r.reached, false)
        """).define("which", which).bindMap(bindings).bind("by", joinedBy).mapTo(WayCount.class).list();
  }

  /** Preferred first, then Telegram, which costs nothing, SMS, e-mail: the alphabet's order, backwards. */
  static Pipeline.Later<List<Link>> ways(Pipeline asks, MemberId member) {
    return asks.query(row -> new Link(Channel.valueOf(row.getString(1)), row.getString(2), row.getBoolean(3), row.getBoolean(4),
        row.getBoolean(5), row.getBoolean(6)), """
        select channel, address, coalesce(channel = preferred_channel, false), reachable, club, service
        from member_channel
        where member_id = ?
        order by coalesce(channel = preferred_channel, false) desc, channel desc
        """, member);
  }
}
