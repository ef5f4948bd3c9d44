package club.vafa.tier;

import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class TierSql {

  record Row(Programme.Measure measure, int windowMonths) {}

  record Found(Optional<TierId> tier, long measured, long purchases) {}

  private TierSql() {}

  static Programme programme(Handle h) {
    var row = h.createQuery("select measure, window_months from tier_programme").mapTo(Row.class).one();
    var tiers = h.createQuery("select id, code, name_fa, name_en, rank, threshold, points_percent from tier order by rank").mapTo(Tier.class).list();
    return new Programme(row.measure(), row.windowMonths(), tiers);
  }

  static Optional<TierId> tierOf(Handle h, MemberId member) {
    return h.createQuery("select tier_id from member_tier where member_id = :member").bind("member", member).mapTo(TierId.class).findOne();
  }

  static long measured(Handle h, MemberId member, LocalDate from, Programme.Measure measure) {
    return h.createQuery("""
        select coalesce(sum(case :measure when 'SPEND' then spend when 'POINTS' then points else purchases end), 0)
        from tier_progress where member_id = :member and month >= :from
        """).bind("member", member).bind("from", from).bind("measure", measure).mapTo(Long.class).one();
  }

  static Pipeline.Later<List<Found>> counted(Pipeline asks, MemberId member, LocalDate from, Programme.Measure measure) {
    return asks.query(row -> new Found(Optional.ofNullable(row.getObject(1, UUID.class)).map(TierId::new), row.getLong(2), row.getLong(3)), """
        select (select tier_id from member_tier where member_id = ?),
          coalesce(sum(case ? when 'SPEND' then spend when 'POINTS' then points else purchases end) filter (where month >= ?), 0),
          coalesce(sum(purchases), 0)
        from tier_progress where member_id = ?
        """, member, measure, from, member);
  }

  static void add(Pipeline writes, MemberId member, LocalDate month, long spend, long points, int purchases) {
    writes.write("""
        insert into tier_progress as p (member_id, month, spend, points, purchases) values (?, ?, ?, ?, ?)
        on conflict (member_id, month) do update
        set spend = p.spend + excluded.spend, points = p.points + excluded.points, purchases = p.purchases + excluded.purchases
        """, member, month, spend, points, purchases);
  }

  static void set(Pipeline writes, MemberId member, TierId tier, Instant at) {
    writes.write("""
        insert into member_tier (member_id, tier_id, since) values (?, ?, ?)
        on conflict (member_id) do update set tier_id = excluded.tier_id, since = excluded.since
        """, member, tier, at);
  }
}
