package club.vafa.member;

import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class PersonSql {

  record Profile(String name, Language language, Optional<Channel> preferredChannel, List<String> interests, Instant joinedAt, How joinedHow, Instant seenAt) {
  }

  record Number(String phone, Instant since, Optional<PhoneProof> verifiedHow, Optional<Instant> endedAt) {
  }

  record Chat(Channel channel, String address, Instant linkedAt) {
  }

  record Terms(int version, Instant at, How how) {
  }

  private PersonSql() {
  }

  /** Of two words about one channel and kind the later one counts. */
  static void newerConsents(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        insert into consent_now (member_id, channel, kind, given, at)
        select :into, channel, kind, given, at from consent_now where member_id = :from
        on conflict on constraint consent_now_key do update set given = excluded.given, at = excluded.at
        where consent_now.at < excluded.at
        """)
        .bind("from", from).bind("into", into).execute();
  }

  static void lendChats(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        update chat_link l set member_id = :into, home = coalesce(l.home, l.member_id)
        where l.member_id = :from and not exists (select from chat_link o where o.member_id = :into and o.channel = l.channel)
        """)
        .bind("from", from).bind("into", into).execute();
  }

  static void lendPhone(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        update phone_claim c set member_id = :into, home = coalesce(c.home, c.member_id)
        where c.member_id = :from and c.ended_at is null
          and not exists (select from phone_claim o where o.member_id = :into and o.ended_at is null)
        """)
        .bind("from", from).bind("into", into).execute();
  }

  /** What came from the member, or from one that is merged into it. */
  static void returnChats(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        update chat_link l set member_id = :from, home = nullif(l.home, :from)
        where l.member_id = :into and l.home = any(:ids)
          and not exists (select from chat_link o where o.member_id = :from and o.channel = l.channel)
        """)
        .bind("from", from).bind("into", into).bindArray("ids", UUID.class, (Object[]) partsOf(h, from)).execute();
  }

  static void returnPhone(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        update phone_claim c set member_id = :from, home = nullif(c.home, :from)
        where c.member_id = :into and c.ended_at is null and c.home = any(:ids)
          and not exists (select from phone_claim o where o.member_id = :from and o.ended_at is null)
        """)
        .bind("from", from).bind("into", into).bindArray("ids", UUID.class, (Object[]) partsOf(h, from)).execute();
  }

  /** The member and all that was merged into it, directly or over others. */
  static UUID[] partsOf(Handle h, MemberId member) {
    return h.createQuery("select member_parts(:member)").bind("member", member).mapTo(UUID.class).list().toArray(UUID[]::new);
  }

  static void lookAfter(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        update member p set seen_at = greatest(p.seen_at, a.seen_at), terms_version = greatest(p.terms_version, a.terms_version),
          preferred_channel = coalesce(p.preferred_channel, a.preferred_channel),
          interests = array(select code from unnest(p.interests || a.interests) code group by code order by code limit 20)
        from member a
        where p.id = :into and a.id = :from
        """)
        .bind("from", from).bind("into", into).execute();
  }

  /** The rows of the ids stay, without anything that tells who it was. */
  static void erase(Handle h, Person person) {
    h.createUpdate("delete from reach_lost r using chat_link l where l.member_id = any(:ids) and r.channel = l.channel and r.address = l.address")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
    for (var table : List.of("chat_link", "phone_claim", "consent", "consent_now", "terms_accepted")) {
      h.createUpdate("delete from <table> where member_id = any(:ids)").define("table", table)
          .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
    }
    h.createUpdate("""
        update member
        set name = '—', name_key = '', preferred_channel = null, interests = '{}', referral_payload = null, terms_version = null,
          status = case when merged_into is null then 'ERASED' else status end
        where id = any(:ids)
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  static List<Profile> profile(Handle h, Person person) {
    return h.createQuery("""
        select name, language, preferred_channel, interests, joined_at, joined_how, seen_at
        from member
        where id = any(:ids)
        order by merged_into is not null, joined_at
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Profile.class).list();
  }

  static List<Number> phones(Handle h, Person person) {
    return h.createQuery("select phone, since, verified_how, ended_at from phone_claim where member_id = any(:ids) order by since")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Number.class).list();
  }

  static List<Chat> chats(Handle h, Person person) {
    return h.createQuery("select channel, address, linked_at from chat_link where member_id = any(:ids) order by linked_at")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Chat.class).list();
  }

  static List<Consent> consents(Handle h, Person person) {
    return h.createQuery("select channel, kind, given, how, wording, at from consent where member_id = any(:ids) order by at, id")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Consent.class).list();
  }

  static List<Terms> terms(Handle h, Person person) {
    return h.createQuery("select version, at, how from terms_accepted where member_id = any(:ids) order by at")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Terms.class).list();
  }
}
