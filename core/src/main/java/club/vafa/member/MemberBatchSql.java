package club.vafa.member;

import club.vafa.member.MemberBatch.Agreed;
import club.vafa.member.MemberBatch.Newcomer;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

final class MemberBatchSql {

  record Made(MemberId id, Newcomer person, String nameKey) {}

  record Holder(String phone, MemberId memberId) {}

  record Said(MemberId member, UUID id, Agreed agreed) {}

  private MemberBatchSql() {
  }

  /** The phones that nobody held; each is its newcomer's now. */
  static Set<String> claim(Handle h, List<Newcomer> people, List<MemberId> ids, Instant now) {
    return h.createQuery("""
        insert into phone_claim (phone, since, member_id)
        select phone, :now, member from unnest(:phones, :members) t (phone, member) order by phone
        on conflict (phone) where ended_at is null do nothing
        returning phone
        """)
        .bind("now", now).bindArray("phones", String.class, phones(people)).bindArray("members", UUID.class, ids.stream().map(MemberId::value).toList())
        .mapTo(String.class).set();
  }

  static List<Holder> holders(Handle h, List<Newcomer> people) {
    return h.createQuery("""
        select c.phone, coalesce(m.merged_into, m.id) as member_id
        from phone_claim c
        join member m on m.id = c.member_id
        where c.phone = any(:phones) and c.ended_at is null
        """).bindArray("phones", String.class, phones(people)).mapTo(Holder.class).list();
  }

  /** The members, and the number's own chat of each; a chat that is somebody's stays so. */
  static void insert(Handle h, List<Made> made, Instant now) {
    if (made.isEmpty()) {
      return;
    }
    h.createUpdate("""
        with new as (
          select id, name, name_key, language, joined_at, phone
          from unnest(:ids, :names, :nameKeys, :languages, :joined, :phones) t (id, name, name_key, language, joined_at, phone)
        ), linked as (
          insert into chat_link (channel, address, member_id, linked_at) select 'SMS', phone, id, :now from new on conflict do nothing
        )
        insert into member (id, name, name_key, language, status, preferred_channel, joined_at, joined_how, seen_at)
        select id, name, name_key, language, 'ACTIVE', 'SMS', joined_at, 'IMPORT', :now from new
        """)
        .bind("now", now).bindArray("ids", UUID.class, list(made, m -> m.id().value())).bindArray("names", String.class, list(made, m -> m.person().name()))
        .bindArray("nameKeys", String.class, list(made, Made::nameKey)).bindArray("languages", String.class, list(made, m -> m.person().language().name()))
        .bindArray("joined", OffsetDateTime.class, list(made, m -> m.person().joinedAt().orElse(now).atOffset(ZoneOffset.UTC)))
        .bindArray("phones", String.class, list(made, m -> m.person().phone().e164())).execute();
  }

  /** Notes what was agreed to, where nothing later was said. */
  static void agree(Handle h, List<Said> said) {
    h.createUpdate("""
        with told as (
          select member, id, at, wording from unnest(:members, :ids, :at, :wordings) t (member, id, at, wording)
        ), now as (
          insert into consent_now as c (member_id, channel, kind, given, at) select member, 'SMS', 'CLUB', true, at from told
          on conflict on constraint consent_now_key do update set given = true, at = excluded.at where not c.given and c.at < excluded.at
          returning member_id
        )
        insert into consent (member_id, id, channel, kind, given, how, wording, at)
        select t.member, t.id, 'SMS', 'CLUB', true, 'IMPORT', t.wording, t.at from told t join now n on n.member_id = t.member
        """)
        .bindArray("members", UUID.class, list(said, s -> s.member().value())).bindArray("ids", UUID.class, list(said, Said::id))
        .bindArray("at", OffsetDateTime.class, list(said, s -> s.agreed().at().atOffset(ZoneOffset.UTC)))
        .bindArray("wordings", String.class, list(said, s -> s.agreed().wording())).execute();
  }

  private static List<String> phones(List<Newcomer> people) {
    return list(people, p -> p.phone().e164());
  }

  private static <T, R> List<R> list(List<T> all, Function<T, R> what) {
    return all.stream().map(what).toList();
  }
}
