package club.vafa.campaign;

import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class GiftSql {
  record Row(String kind, UUID given) {}

  /** A code that was given, and the message in which it stood. */
  record Code(MemberId memberId, UUID given, MessageId messageId) {}

  private GiftSql() {}

  static Optional<Row> find(Handle h, RunId run, MemberId member) {
    return h.createQuery("select kind, given from campaign_gift where member_id = :member and run_id = :run")
        .bind("member", member).bind("run", run).mapTo(Row.class).findOne();
  }

  static void insert(Handle h, RunId run, MemberId member, String kind, UUID given, Instant at) {
    h.createUpdate("""
        insert into campaign_gift (member_id, run_id, kind, given, given_at) values (:member, :run, :kind, :given, :at)
        """)
        .bind("member", member).bind("run", run).bind("kind", kind).bind("given", given).bind("at", at).execute();
  }

  /** Runs that have ended, and whose codes have not been looked through. */
  static List<RunId> unsettled(Handle h, int max) {
    return h.createQuery("select id from campaign_run where ended_at is not null and gifts_at is null order by ended_at limit :max")
        .bind("max", max).mapTo(RunId.class).list();
  }

  static void settled(Handle h, RunId run, Instant at) {
    h.createUpdate("update campaign_run set gifts_at = :at where id = :run").bind("at", at).bind("run", run).execute();
  }

  /** Codes given in a run, in the order of members. */
  static List<Code> codes(Handle h, RunId run, Optional<MemberId> after, int max) {
    return h.createQuery("""
        select g.member_id, g.given, d.message_id
        from campaign_gift g
        join campaign_delivery d on d.member_id = g.member_id and d.run_id = g.run_id
        where g.run_id = :run and g.kind = 'COUPON' and g.void_at is null
          and (cast(:after as uuid) is null or g.member_id > cast(:after as uuid))
        order by g.member_id limit :max
        """).bind("run", run).bind("after", after.map(MemberId::value).orElse(null)).bind("max", max).mapTo(Code.class).list();
  }

  static void voided(Handle h, RunId run, MemberId member, Instant at) {
    h.createUpdate("update campaign_gift set void_at = :at where member_id = :member and run_id = :run")
        .bind("at", at).bind("member", member).bind("run", run).execute();
  }
}
