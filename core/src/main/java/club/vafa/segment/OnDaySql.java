package club.vafa.segment;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class OnDaySql {
  private OnDaySql() {}

  static List<MemberId> expiring(Handle h, Instant after, Instant until, Optional<MemberId> last, int max) {
    return h.createQuery("""
        select l.holder_id from lot l
        join member m on m.id = l.holder_id
        where l.remaining > 0 and l.expires_at is not null and l.unit = 'POINTS' and l.expires_at > :after and l.expires_at <= :until
          and (cast(:last as uuid) is null or l.holder_id > cast(:last as uuid))
        group by l.holder_id order by l.holder_id limit :max
        """)
        .bind("after", after).bind("until", until).bind("last", last.map(MemberId::value).orElse(null)).bind("max", max)
        .mapTo(MemberId.class).list();
  }

  /** Purchases of a day are found by the branches' index. */
  static List<MemberId> lastBought(Handle h, LocalDate day, Optional<MemberId> last, int max) {
    return h.createQuery("""
        select p.member_id from branch b
        join purchase p on p.branch_id = b.id and p.business_day = :day
        join member m on m.id = p.member_id and m.status = 'ACTIVE'
        where (cast(:last as uuid) is null or p.member_id > cast(:last as uuid))
          and not exists (select from purchase later where later.member_id = p.member_id and later.business_day > :day)
        group by p.member_id order by p.member_id limit :max
        """)
        .bind("day", day).bind("last", last.map(MemberId::value).orElse(null)).bind("max", max).mapTo(MemberId.class).list();
  }
}
