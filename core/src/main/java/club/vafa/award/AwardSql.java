package club.vafa.award;

import club.vafa.value.MemberId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class AwardSql {

  private AwardSql() {
  }

  /** False where it was given before. Waits for another who is just giving it. */
  static boolean claim(Handle h, MemberId member, AwardKind kind, String key, long points, Instant at) {
    return h.createUpdate("""
        insert into award (member_id, kind, key, points, given_at)
        values (:member, :kind, :key, :points, :at)
        on conflict on constraint award_pk do nothing
        """)
        .bind("member", member).bind("kind", kind).bind("key", key).bind("points", points).bind("at", at).execute() == 1;
  }

  static void given(Handle h, MemberId member, AwardKind kind, String key, TransferId transfer) {
    h.createUpdate("update award set transfer_id = :transfer where member_id = :member and kind = :kind and key = :key")
        .bind("member", member).bind("kind", kind).bind("key", key).bind("transfer", transfer).execute();
  }

  /** The members who get it now: neither had before, nor under another id of theirs; what comes every year, not since then. */
  static Set<MemberId> claim(Handle h, List<YearlyGift> gifts, Instant at, Instant yearlySince) {
    if (gifts.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(h.createQuery("""
        insert into award (member_id, kind, key, points, given_at)
        select w.member_id, w.kind, w.key, w.points, :at
        from unnest(:members, :kinds, :keys, :points) w (member_id, kind, key, points)
        where not exists (
          select from person_ids(w.member_id) p (id)
          join award a on a.member_id = p.id
          where p.id <> w.member_id and a.kind = w.kind and (a.key = w.key or w.kind in ('BIRTHDAY', 'WEDDING') and a.given_at > :since))
        order by w.member_id
        on conflict on constraint award_pk do nothing
        returning member_id
        """)
        .bindArray("members", UUID.class, gifts.stream().map(gift -> gift.member().value()).toArray())
        .bindArray("kinds", String.class, gifts.stream().map(gift -> gift.kind().name()).toArray())
        .bindArray("keys", String.class, gifts.stream().map(YearlyGift::key).toArray())
        .bindArray("points", Long.class, gifts.stream().map(YearlyGift::points).toArray())
        .bind("at", at).bind("since", yearlySince).mapTo(MemberId.class).list());
  }

  static void given(Handle h, Map<YearlyGift, TransferId> transfers) {
    if (transfers.isEmpty()) {
      return;
    }
    var gifts = List.copyOf(transfers.keySet());
    h.createUpdate("""
        update award a set transfer_id = w.transfer_id
        from unnest(:members, :kinds, :keys, :transfers) w (member_id, kind, key, transfer_id)
        where a.member_id = w.member_id and a.kind = w.kind and a.key = w.key
        """)
        .bindArray("members", UUID.class, gifts.stream().map(gift -> gift.member().value()).toArray())
        .bindArray("kinds", String.class, gifts.stream().map(gift -> gift.kind().name()).toArray())
        .bindArray("keys", String.class, gifts.stream().map(YearlyGift::key).toArray())
        .bindArray("transfers", UUID.class, gifts.stream().map(gift -> transfers.get(gift).value()).toArray()).execute();
  }

  /** Whether the person has it under another id; what comes every year, where it came since then. */
  static boolean hasUnderAnotherId(Handle h, MemberId member, AwardKind kind, String key, Instant yearlySince) {
    return h.createQuery("""
        select exists (
          select from award
          where member_id in (select person_ids(:member)) and member_id <> :member and kind = :kind
            and (key = :key or kind in ('BIRTHDAY', 'WEDDING') and given_at > :since))
        """)
        .bind("member", member).bind("kind", kind).bind("key", key).bind("since", yearlySince).mapTo(Boolean.class).one();
  }

  record Twice(MemberId memberId, AwardKind kind, String key, long points, TransferId transferId) {
  }

  /** Of each award that a member and another one both have, the later one. */
  static List<Twice> twice(Handle h, MemberId from, MemberId into) {
    return h.createQuery("""
        with part (id) as (select member_parts(:from)),
        rest (id) as (select person_ids(:into) except select id from part),
        mine as (select a.member_id, a.kind, a.key, a.given_at from award a join part p on p.id = a.member_id where a.taken_back is null),
        theirs as (select a.member_id, a.kind, a.key, a.given_at from award a join rest r on r.id = a.member_id where a.taken_back is null),
        pair as (
          select m.kind, (m.given_at, m.member_id) > (t.given_at, t.member_id) as mine_later, m.member_id as m_id, m.key as m_key,
            t.member_id as t_id, t.key as t_key
          from mine m
          join theirs t on t.kind = m.kind
            and (t.key = m.key or m.kind in ('BIRTHDAY', 'WEDDING') and abs(extract(epoch from m.given_at - t.given_at)) < 300 * 86400)
        )
        select distinct a.member_id, a.kind, a.key, a.points, a.transfer_id
        from pair p
        join award a on a.kind = p.kind and a.member_id = case when p.mine_later then p.m_id else p.t_id end
          and a.key = case when p.mine_later then p.m_key else p.t_key end
        where a.transfer_id is not null
        """)
        .bind("from", from).bind("into", into).mapTo(Twice.class).list();
  }

  static void takenBack(Handle h, Twice award, UUID merge, TransferId by, MemberId holder, long points) {
    h.createUpdate("""
        update award set taken_back = :by, taken_back_from = :holder, taken_back_points = :points, taken_back_in = :merge
        where member_id = :member and kind = :kind and key = :key
        """)
        .bind("by", by).bind("holder", holder).bind("points", points).bind("merge", merge)
        .bind("member", award.memberId()).bind("kind", award.kind()).bind("key", award.key()).execute();
  }

  record TakenBack(MemberId memberId, AwardKind kind, String key, TransferId takenBack, MemberId takenBackFrom, long takenBackPoints) {
  }

  static List<TakenBack> takenBackIn(Handle h, MemberId from, MemberId into, UUID merge) {
    return h.createQuery("""
        select member_id, kind, key, taken_back, taken_back_from, taken_back_points
        from award
        where member_id in (select person_ids(:into) union select person_ids(:from)) and taken_back_in = :merge
        """)
        .bind("from", from).bind("into", into).bind("merge", merge).mapTo(TakenBack.class).list();
  }

  static void notTakenBack(Handle h, TakenBack award) {
    h.createUpdate("""
        update award set taken_back = null, taken_back_from = null, taken_back_points = null, taken_back_in = null
        where member_id = :member and kind = :kind and key = :key
        """)
        .bind("member", award.memberId()).bind("kind", award.kind()).bind("key", award.key()).execute();
  }
}
