package club.vafa.tier;

import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class TierSql {

  record Row(Programme.Measure measure, int windowMonths) {}

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

  /// Adds to the month's row and answers the measure of the whole window. The statement's snapshot has the other months, which nobody else is adding to.
  static long add(Handle h, MemberId member, LocalDate month, LocalDate from, long spend, long points, Programme.Measure measure) {
    return h.createQuery("""
        with added as (
          insert into tier_progress as p (member_id, month, spend, points, purchases) values (:member, :month, :spend, :points, 1)
          on conflict (member_id, month) do update
          set spend = p.spend + excluded.spend, points = p.points + excluded.points, purchases = p.purchases + 1
          returning spend, points, purchases
        ), counted as (
          select spend, points, purchases from added
          union all
          select spend, points, purchases from tier_progress where member_id = :member and month >= :from and month <> :month
        )
        select coalesce(sum(case :measure when 'SPEND' then spend when 'POINTS' then points else purchases end), 0) from counted
        """)
        .bind("member", member).bind("month", month).bind("from", from).bind("spend", spend).bind("points", points).bind("measure", measure)
        .mapTo(Long.class).one();
  }

  static void set(Handle h, MemberId member, TierId tier, Instant at) {
    h.createUpdate("""
        insert into member_tier (member_id, tier_id, since) values (:member, :tier, :at)
        on conflict (member_id) do update set tier_id = excluded.tier_id, since = excluded.since
        """).bind("member", member).bind("tier", tier).bind("at", at).execute();
  }
}
