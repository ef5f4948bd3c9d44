package club.vafa.message;

import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What was sent, read back: by month with its cost, and by member with how each message stands. */
final class CostSql {
  private CostSql() {}

  static List<MonthCost> byMonth(Handle h, ZoneId zone, Instant from, Instant until) {
    return h.createQuery("""
        select cast(date_trunc('month', ended_at at time zone :zone) as date) as month, channel, kind, count(*) as messages,
          sum(parts) as parts, sum(cost) as cost
        from message_done
        where ended_at >= :from and ended_at < :until and ending = 'SENT'
        group by 1, channel, kind
        order by 1, channel, kind
        """)
        .bind("zone", zone).bind("from", from).bind("until", until).mapTo(MonthCost.class).list();
  }

  static List<MemberMessage> ofMember(Handle h, Collection<MemberId> ids, PageRequest page) {
    return h.createQuery("""
        select m.id, m.channel, m.kind, m.lane, m.run_id, m.created_at, m.ending, m.ended_at, m.reason, m.delivery, m.attempts, m.parts, m.cost
        from (
          select id, channel, kind, lane, run_id, created_at, null as ending, cast(null as timestamptz) as ended_at, waiting as reason,
            null as delivery, attempts, 0 as parts, cast(0 as bigint) as cost
          from message_open where member_id = any(:ids)
          union all
          select id, channel, kind, lane, run_id, created_at, ending, ended_at, reason, delivery, attempts, parts, cost
          from message_done where member_id = any(:ids)
        ) m
        where cast(:after as uuid) is null or m.id < cast(:after as uuid)
        order by m.id desc
        limit :max
        """)
        .bindArray("ids", UUID.class, ids.stream().map(MemberId::value).toArray()).bind("after", page.after().orElse(null))
        .bind("max", page.limit() + 1).mapTo(MemberMessage.class).list();
  }
}
