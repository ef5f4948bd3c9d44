package club.vafa.member;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

final class ReachSql {

  private ReachSql() {
  }

  static boolean insert(Handle h, ChatAddress chat, ReachLoss reason, Instant at) {
    return h.createUpdate("""
        insert into reach_lost (channel, address, reason, at)
        values (:channel, :address, :reason, :at)
        on conflict on constraint reach_lost_once do nothing
        """)
        .bind("channel", chat.channel()).bind("address", chat.address()).bind("reason", reason).bind("at", at).execute() == 1;
  }

  static boolean delete(Handle h, ChatAddress chat) {
    return h.createUpdate("delete from reach_lost where channel = :channel and address = :address")
        .bind("channel", chat.channel()).bind("address", chat.address()).execute() == 1;
  }

  static Set<String> lostOf(Handle h, Channel channel, Collection<String> addresses) {
    return h.createQuery("select address from reach_lost where channel = :channel and address = any(:addresses)")
        .bind("channel", channel).bindArray("addresses", String.class, addresses.toArray()).mapTo(String.class).set();
  }

  static boolean isLost(Handle h, ChatAddress chat) {
    return h.createQuery("select exists (select from reach_lost where channel = :channel and address = :address)")
        .bind("channel", chat.channel()).bind("address", chat.address()).mapTo(Boolean.class).one();
  }
}
