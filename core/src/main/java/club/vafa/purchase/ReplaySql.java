package club.vafa.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ReplaySql {

  record Span(Instant from, Instant until) {}

  private ReplaySql() {}

  /// The next sales in the order of the key: member by member, and of each in the order of recording.
  static List<Sold> page(Handle h, Span span, Optional<Sold> after, int max) {
    return h.createQuery("""
        select id, member_id, branch_id, till, receipt, business_day, at, paid, settled, returned, currency, items, earned, points, points_taken,
          recorded_at
        from purchase
        where at >= :from and at < :until and (cast(:member as uuid) is null or (member_id, id) > (cast(:member as uuid), cast(:id as uuid)))
        order by member_id, id
        limit :max
        """)
        .bind("from", span.from()).bind("until", span.until()).bind("member", after.map(s -> s.memberId().value()).orElse(null))
        .bind("id", after.map(s -> s.id().value()).orElse(null)).bind("max", max).mapTo(Sold.class).list();
  }
}
