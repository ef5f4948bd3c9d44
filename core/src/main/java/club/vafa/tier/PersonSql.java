package club.vafa.tier;

import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class PersonSql {

  record ProgressRow(LocalDate fromDay, long spend, long points, long purchases, long engagement) {}

  record WarningRow(LocalDate review, Instant warnedAt, Optional<String> outcome) {}

  private PersonSql() {}

  /// Adds what the one has gathered to the other's; its own rows stay.
  static void addProgress(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        insert into tier_progress as p (member_id, from_day, spend, points, purchases, returned, engagement)
        select :into, from_day, spend, points, purchases, returned, engagement from tier_progress where member_id = :from
        on conflict (member_id, from_day) do update
        set spend = p.spend + excluded.spend, points = p.points + excluded.points, purchases = p.purchases + excluded.purchases,
          returned = p.returned + excluded.returned, engagement = p.engagement + excluded.engagement
        """).bind("into", into).bind("from", from).execute();
  }

  /// Takes it away again; what was returned meanwhile is not there to be taken.
  static void takeProgress(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        update tier_progress p
        set spend = greatest(0, p.spend - f.spend), points = greatest(0, p.points - f.points),
          purchases = greatest(0, p.purchases - f.purchases), returned = greatest(0, p.returned - f.returned),
          engagement = greatest(0, p.engagement - f.engagement)
        from tier_progress f
        where p.member_id = :into and f.member_id = :from and f.from_day = p.from_day
        """).bind("into", into).bind("from", from).execute();
  }

  static void cancelWarning(Handle h, MemberId member, Instant at) {
    h.createUpdate("update tier_warning set outcome = 'CANCELLED', decided_at = :at where member_id = :member and outcome is null")
        .bind("at", at).bind("member", member).execute();
  }

  static void set(Handle h, MemberId member, TierId tier, Instant at) {
    h.createUpdate("""
        insert into member_tier (member_id, tier_id, since) values (:member, :tier, :at)
        on conflict (member_id) do update set tier_id = excluded.tier_id, since = excluded.since
        """).bind("member", member).bind("tier", tier).bind("at", at).execute();
  }

  static List<ProgressRow> progress(Handle h, MemberId member) {
    return h.createQuery("""
        select from_day, spend, points, purchases, engagement from tier_progress where member_id = :member order by from_day
        """)
        .bind("member", member).mapTo(ProgressRow.class).list();
  }

  static List<WarningRow> warnings(Handle h, UUID[] ids) {
    return h.createQuery("select review, warned_at, outcome from tier_warning where member_id = any(:ids) order by review")
        .bind("ids", ids).mapTo(WarningRow.class).list();
  }
}
