package club.vafa.member;

import club.vafa.db.Pipeline;
import club.vafa.text.Typed;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class MemberSql {
  private MemberSql() {
  }

  static Optional<Member> byId(Handle h, MemberId id) {
    var asks = new Pipeline(h);
    var rows = byId(asks, id);
    asks.send();
    return rows.get().stream().findFirst();
  }

  private static final String PERSON = """
      select p.id, p.name, p.language, p.status, p.preferred_channel, p.joined_at, p.joined_how, p.seen_at, p.terms_version,
        p.referral_payload
      from member m
      join member p on p.id = coalesce(m.merged_into, m.id)
      """;

  static Pipeline.Later<List<Member>> byId(Pipeline asks, MemberId id) {
    return asks.query(MemberSql::read, PERSON + "where m.id = ? and p.status <> 'ERASED'", id);
  }

  static Pipeline.Later<List<Member>> byPhone(Pipeline asks, String phone) {
    return asks.query(MemberSql::read, PERSON + "join phone_claim c on c.member_id = m.id where c.phone = ? and c.ended_at is null and p.status <> 'ERASED'", phone);
  }

  private static Member read(ResultSet row) throws SQLException {
    return new Member(new MemberId(row.getObject(1, UUID.class)), row.getString(2), Language.valueOf(row.getString(3)),
        MemberStatus.valueOf(row.getString(4)), Optional.ofNullable(row.getString(5)).map(Channel::valueOf), row.getTimestamp(6).toInstant(),
        How.valueOf(row.getString(7)), row.getTimestamp(8).toInstant(), Optional.ofNullable(row.getObject(9, Integer.class)),
        Optional.ofNullable(row.getString(10)));
  }

  /** Those who are members, by id, after that one. */
  static List<Member> active(Handle h, Optional<MemberId> after, Instant joinedBy, int limit) {
    var asks = new Pipeline(h);
    var rows = asks.query(MemberSql::read, """
        select p.id, p.name, p.language, p.status, p.preferred_channel, p.joined_at, p.joined_how, p.seen_at, p.terms_version,
          p.referral_payload
        from member p
        where p.id > ? and p.status = 'ACTIVE' and p.joined_at <= ?
        order by p.id
        limit ?
        """, after.map(MemberId::value).orElse(new UUID(0, 0)), joinedBy, limit);
    asks.send();
    return rows.get();
  }

  /** All ids of the person whom the id stands for, the one in use first. */
  static List<MemberId> idsOf(Handle h, MemberId id) {
    return h.createQuery("""
        with person as (select coalesce(merged_into, id) as id from member where id = :id)
        select m.id
        from person p
        join member m on m.id = p.id or m.merged_into = p.id
        order by (m.id = p.id) desc, m.id
        """)
        .bind("id", id).mapTo(MemberId.class).list();
  }

  static void lock(Handle h, MemberId id) {
    h.createQuery("select id from member where id = :id for update").bind("id", id).mapTo(MemberId.class).findOne();
  }

  static void insert(Handle h, MemberId id, NewMember wish, Optional<Channel> preferred, Instant at) {
    h.createUpdate("""
        insert into member (id, name, name_key, language, status, preferred_channel, joined_at, joined_how, seen_at, referral_payload)
        values (:id, :name, :nameKey, :language, 'ACTIVE', :preferred, :at, :how, :at, :payload)
        """)
        .bind("id", id).bind("name", wish.name()).bind("nameKey", Typed.matchKey(wish.name())).bind("language", wish.language())
        .bind("preferred", preferred.map(Channel::name).orElse(null)).bind("at", at).bind("how", wish.how())
        .bind("payload", wish.payload().orElse(null)).execute();
  }

  static int rename(Handle h, MemberId id, String name) {
    return h.createUpdate("update member set name = :name, name_key = :nameKey where id = :id and status <> 'ERASED'")
        .bind("id", id).bind("name", name).bind("nameKey", Typed.matchKey(name)).execute();
  }

  static int changeLanguage(Handle h, MemberId id, Language language) {
    return h.createUpdate("update member set language = :language where id = :id").bind("id", id).bind("language", language).execute();
  }

  static int prefer(Handle h, MemberId id, Channel channel) {
    return h.createUpdate("update member set preferred_channel = :channel where id = :id").bind("id", id).bind("channel", channel)
        .execute();
  }

  static int like(Handle h, MemberId id, List<String> categories) {
    return h.createUpdate("update member set interests = :categories where id = :id and status <> 'ERASED'").bind("id", id)
        .bindArray("categories", String.class, categories).execute();
  }

  static List<String> interestsOf(Handle h, MemberId id) {
    return h.createQuery("select unnest(interests) from member where id = :id").bind("id", id).mapTo(String.class).list();
  }

  static void preferNoMore(Handle h, MemberId id, Channel channel) {
    h.createUpdate("update member set preferred_channel = null where id = :id and preferred_channel = :channel").bind("id", id)
        .bind("channel", channel).execute();
  }

  /** Writes only where the last sight is of an earlier day, and not so long ago that it lies before {@code awakeSince}. */
  static void seen(Handle h, MemberId id, Instant at, Instant awakeSince) {
    h.createUpdate("""
        update member set seen_at = :at
        where id = :id and seen_at < :dayBefore and seen_at >= :awakeSince
        """)
        .bind("id", id).bind("at", at).bind("dayBefore", at.minus(Duration.ofDays(1))).bind("awakeSince", awakeSince).execute();
  }

  static void acceptTerms(Handle h, MemberId id, int version, How how, Instant at) {
    h.createUpdate("""
        with accepted as (
          insert into terms_accepted (member_id, version, at, how)
          values (:id, :version, :at, :how)
          on conflict on constraint terms_accepted_key do nothing
        )
        update member set terms_version = :version where id = :id and (terms_version is null or terms_version < :version)
        """)
        .bind("id", id).bind("version", version).bind("at", at).bind("how", how).execute();
  }

  static List<MemberLine> linesByPhone(Handle h, String phone) {
    return h.createQuery("""
        select m.id, m.name, p.phone, m.language, m.status, m.joined_at
        from phone_claim p
        join member a on a.id = p.member_id
        join member m on m.id = coalesce(a.merged_into, a.id)
        where p.phone = :phone and p.ended_at is null
        """)
        .bind("phone", phone).mapTo(MemberLine.class).list();
  }

  /** Newest first; the cursor is a member's id. */
  static Page<MemberLine> lines(Handle h, PageRequest page) {
    var lines = h.createQuery("""
        select m.id, m.name, p.phone, m.language, m.status, m.joined_at
        from member m
        left join phone_claim p on p.member_id = m.id and p.ended_at is null
        where m.status in ('ACTIVE', 'LEFT')
          and (cast(:after as uuid) is null
            or (m.joined_at, m.id) < (select l.joined_at, l.id from member l where l.id = cast(:after as uuid)))
        order by m.joined_at desc, m.id desc
        limit :limit
        """)
        .bind("after", page.after().orElse(null)).bind("limit", page.limit() + 1).mapTo(MemberLine.class).list();
    return Page.cut(lines, page, line -> line.id().toString());
  }

  static Page<MemberLine> linesByName(Handle h, String prefix, PageRequest page) {
    var lines = h.createQuery("""
        select m.id, m.name, p.phone, m.language, m.status, m.joined_at
        from member m
        left join phone_claim p on p.member_id = m.id and p.ended_at is null
        where m.name_key like :pattern and m.status in ('ACTIVE', 'LEFT')
          and (cast(:after as uuid) is null
            or (m.name_key, m.id) > (select l.name_key, l.id from member l where l.id = cast(:after as uuid)))
        order by m.name_key, m.id
        limit :limit
        """)
        .bind("pattern", Typed.matchKey(prefix).replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .bind("after", page.after().orElse(null)).bind("limit", page.limit() + 1).mapTo(MemberLine.class).list();
    return Page.cut(lines, page, line -> line.id().toString());
  }
}
