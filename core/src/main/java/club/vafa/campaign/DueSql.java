package club.vafa.campaign;

import club.vafa.segment.Found;
import club.vafa.value.CampaignId;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** To whom something has happened that a campaign answers. */
final class DueSql {
  record Open(MemberId memberId, String key, Instant dueAt) {}

  private DueSql() {}

  /** Each happening once, and the same member not again before that moment has passed. Answers how many are new. */
  static int insert(Handle h, CampaignId campaign, List<Found> found, Instant happenedAt, Instant dueAt, Instant notSince) {
    return h.createUpdate("""
        insert into campaign_due (member_id, campaign_id, key, happened_at, due_at)
        select u.member_id, :campaign, u.key, :happenedAt, :dueAt
        from unnest(:members, :keys) u (member_id, key)
        where not exists (
          select from campaign_due d where d.member_id = u.member_id and d.campaign_id = :campaign and d.happened_at > :notSince)
        on conflict (member_id, campaign_id, key) do nothing
        """)
        .bind("campaign", campaign).bind("happenedAt", happenedAt).bind("dueAt", dueAt).bind("notSince", notSince)
        .bindArray("members", UUID.class, found.stream().map(one -> one.member().value()).toArray())
        .bindArray("keys", String.class, found.stream().map(Found::key).toArray()).execute();
  }

  static List<Open> due(Handle h, CampaignId campaign, Instant now, int max) {
    return h.createQuery("""
        select member_id, key, due_at from campaign_due
        where campaign_id = :campaign and taken_at is null and due_at <= :now
        order by due_at, member_id limit :max for update skip locked
        """).bind("campaign", campaign).bind("now", now).bind("max", max).mapTo(Open.class).list();
  }

  static void taken(Handle h, CampaignId campaign, List<Open> rows, Instant now) {
    h.createUpdate("""
        update campaign_due d set taken_at = :now from unnest(:members, :keys) u (member_id, key)
        where d.member_id = u.member_id and d.campaign_id = :campaign and d.key = u.key
        """)
        .bind("now", now).bind("campaign", campaign)
        .bindArray("members", UUID.class, rows.stream().map(row -> row.memberId().value()).toArray())
        .bindArray("keys", String.class, rows.stream().map(Open::key).toArray()).execute();
  }

  static boolean anyDue(Handle h, Instant now) {
    return h.createQuery("""
        select exists (
          select from campaign c join campaign_due d on d.campaign_id = c.id
          where c.state = 'RUNNING' and c.kind = 'EVENT' and d.taken_at is null and d.due_at <= :now)
        """).bind("now", now).mapTo(Boolean.class).one();
  }

  /** What campaigns that are over have answered, or can answer no more. */
  static int forget(Handle h, Instant before, int max) {
    return h.createUpdate("""
        delete from campaign_due where (member_id, campaign_id, key) in (
          select d.member_id, d.campaign_id, d.key from campaign c join campaign_due d on d.campaign_id = c.id
          where c.state in ('FINISHED', 'CANCELLED') and c.updated_at < :before limit :max)
        """).bind("before", before).bind("max", max).execute();
  }
}
