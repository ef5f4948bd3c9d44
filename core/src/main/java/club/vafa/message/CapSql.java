package club.vafa.message;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** How many club messages a member has had, over all channels. */
final class CapSql {
  private CapSql() {}

  // Two channels may serve one member at the same time: whoever counts holds the member until what was counted has been committed.
  static void lock(Handle h, Collection<MemberId> members) {
    if (!members.isEmpty()) {
      // In the order of the array, so that two batches with the same members never wait for each other.
      h.createQuery("select pg_advisory_xact_lock(hashtextextended(m.id, 2))::text from unnest(:members) with ordinality m (id, n)")
          .bindArray("members", String.class, members.stream().map(MemberId::toString).sorted().distinct().toArray())
          .mapTo(String.class).list();
    }
  }

  /** Sent since then, perhaps sent, or being sent now. */
  static int had(Handle h, MemberId member, Instant since) {
    return h.createQuery("""
        select (select count(*) from message_done
                where member_id = :member and ended_at > :since and kind = 'CLUB' and ending in ('SENT', 'UNKNOWN'))
          + (select count(*) from message_open where member_id = :member and kind = 'CLUB' and leased_until is not null)
        """)
        .bind("member", member).bind("since", since).mapTo(Integer.class).one();
  }
}
