package club.vafa.message;

import club.vafa.value.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How many club messages a member has had, over all channels. */
final class CapSql {
  private CapSql() {}

  /** How many each of these members had: sent since then, perhaps sent, or being sent now. */
  static Map<MemberId, Integer> had(Handle h, Collection<MemberId> members, Instant since, Instant now) {
    record Had(MemberId id, int messages) {}
    return members.isEmpty() ? Map.of() : h.createQuery("""
        select m.id, (
            select count(*) from message_done d
            where d.member_id = m.id and d.ended_at > :since and d.ended_at < :soon and d.kind = 'CLUB' and d.ending in ('SENT', 'UNKNOWN'))
          + (select count(*) from message_open o where o.member_id = m.id and o.kind = 'CLUB' and o.leased_until is not null) as messages
        from unnest(:members) as m (id)
        """)
        .bindArray("members", UUID.class, members.stream().map(MemberId::value).toArray()).bind("since", since)
        .bind("soon", now.plus(Duration.ofDays(1))).mapTo(Had.class).stream().collect(Collectors.toMap(Had::id, Had::messages));
  }
}
