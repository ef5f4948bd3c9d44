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

  /** How many each of these members had: sent since then, perhaps sent, or being sent now. Who had none is missing. */
  static Map<MemberId, Integer> had(Handle h, Collection<MemberId> members, Instant since, Instant now) {
    record Had(MemberId id, int messages) {}
    return members.isEmpty() ? Map.of() : h.createQuery("""
        select had.id, cast(sum(had.messages) as int) as messages
        from (
          select d.member_id as id, count(*) as messages from message_done d
          where d.member_id = any(:members) and d.ended_at > :since and d.ended_at < :soon and d.kind = 'CLUB' and d.ending in ('SENT', 'UNKNOWN')
          group by d.member_id
          union all
          select o.member_id, count(*) from message_open o where o.member_id = any(:members) and o.kind = 'CLUB' and o.leased_until is not null
          group by o.member_id
        ) had
        group by had.id
        """)
        .bindArray("members", UUID.class, members.stream().map(MemberId::value).toArray()).bind("since", since)
        .bind("soon", now.plus(Duration.ofDays(1))).mapTo(Had.class).stream().collect(Collectors.toMap(Had::id, Had::messages));
  }
}
