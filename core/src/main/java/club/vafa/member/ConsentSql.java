package club.vafa.member;

import club.vafa.value.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class ConsentSql {

  private ConsentSql() {
  }

  static void hold(Handle h, Collection<MemberId> members) {
    if (!members.isEmpty()) {
      // In the order of the array, so that two batches with the same members never wait for each other.
      h.createQuery("select pg_advisory_xact_lock(hashtextextended(m.id, 2))::text from unnest(:members) with ordinality m (id, n)")
          .bindArray("members", String.class, members.stream().map(MemberId::toString).sorted().distinct().toArray())
          .mapTo(String.class).list();
    }
  }

  static void insert(Handle h, MemberId member, UUID id, Consent consent) {
    h.createUpdate("""
        insert into consent (member_id, id, channel, kind, given, how, wording, at)
        values (:member, :id, :channel, :kind, :given, :how, :wording, :at)
        """)
        .bind("member", member).bind("id", id).bindMethods(consent).execute();
  }

  /** False where it stood so already. */
  static boolean setNow(Handle h, MemberId member, Consent consent) {
    return h.createUpdate("""
        insert into consent_now (member_id, channel, kind, given, at)
        values (:member, :channel, :kind, :given, :at)
        on conflict on constraint consent_now_key do update set given = excluded.given, at = excluded.at
        where consent_now.given <> excluded.given
        """)
        .bind("member", member).bind("channel", consent.channel()).bind("kind", consent.kind()).bind("given", consent.given())
        .bind("at", consent.at()).execute() == 1;
  }

  static boolean given(Handle h, MemberId member, Channel channel, ConsentKind kind) {
    return h.createQuery("select given from consent_now where member_id = :member and channel = :channel and kind = :kind")
        .bind("member", member).bind("channel", channel).bind("kind", kind).mapTo(Boolean.class).findOne().orElse(false);
  }

  static Set<MemberId> givenBy(Handle h, Collection<MemberId> members, Channel channel, ConsentKind kind) {
    return h.createQuery("""
        select member_id from consent_now where member_id = any(:members) and channel = :channel and kind = :kind and given
        """)
        .bindArray("members", UUID.class, members.stream().map(MemberId::value).toArray()).bind("channel", channel).bind("kind", kind)
        .mapTo(MemberId.class).set();
  }

  static boolean everGiven(Handle h, MemberId member, Channel channel, ConsentKind kind) {
    return h.createQuery("""
        select exists (select from consent where member_id = :member and channel = :channel and kind = :kind and given)
        """)
        .bind("member", member).bind("channel", channel).bind("kind", kind).mapTo(Boolean.class).one();
  }

  static List<Consent> history(Handle h, MemberId member) {
    return h.createQuery("""
        select channel, kind, given, how, wording, at
        from consent
        where member_id = :member
        order by id desc
        """)
        .bind("member", member).mapTo(Consent.class).list();
  }
}
