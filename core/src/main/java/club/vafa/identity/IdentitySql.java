package club.vafa.identity;

import club.vafa.member.Merging;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class IdentitySql {

  private IdentitySql() {
  }

  static void insert(Handle h, Merging merge, List<String> proofs) {
    h.createUpdate("""
        insert into member_merge (id, from_id, into_id, proofs, at, by_kind, by_id)
        values (:id, :from, :into, :proofs, :at, :byKind, :by)
        """)
        .bind("id", merge.id()).bind("from", merge.from()).bind("into", merge.into())
        .bindArray("proofs", String.class, proofs.toArray()).bind("at", merge.at()).bind("byKind", merge.by().kind())
        .bind("by", merge.by().id().orElse(null)).execute();
  }

  static void debts(Handle h, UUID id, long points, long credit) {
    h.createUpdate("update member_merge set debt_points = :points, debt_credit = :credit where id = :id")
        .bind("id", id).bind("points", points).bind("credit", credit).execute();
  }

  static Optional<Merge> open(Handle h, MemberId from) {
    return h.createQuery("""
        select id, from_id, into_id, at, debt_points, debt_credit, unmerged_at
        from member_merge
        where from_id = :from and unmerged_at is null
        """)
        .bind("from", from).mapTo(Merge.class).findOne();
  }

  /** Newest first: merges of the person, also those that were undone. */
  static List<Merge> of(Handle h, UUID[] ids) {
    return h.createQuery("""
        select id, from_id, into_id, at, debt_points, debt_credit, unmerged_at
        from member_merge
        where from_id = any(:ids) or into_id = any(:ids)
        order by id desc
        """)
        .bindArray("ids", UUID.class, (Object[]) ids).mapTo(Merge.class).list();
  }

  static boolean undo(Handle h, UUID id, Actor by, Instant at) {
    return h.createUpdate("update member_merge set unmerged_at = :at, unmerged_by = :by where id = :id and unmerged_at is null")
        .bind("id", id).bind("at", at).bind("by", by.id().orElse(null)).execute() == 1;
  }

  static void prove(Handle h, MemberId member, StaffId staff, ProofKind how, Instant until) {
    h.createUpdate("""
        insert into member_proof (member_id, staff_id, how, good_until)
        values (:member, :staff, :how, :until)
        on conflict on constraint member_proof_key do update set how = excluded.how, good_until = excluded.good_until
        """)
        .bind("member", member).bind("staff", staff).bind("how", how).bind("until", until).execute();
  }

  /** A proof is used up by what it was for. */
  static Optional<ProofKind> take(Handle h, UUID[] ids, StaffId staff, Instant now) {
    return h.createQuery("""
        delete from member_proof where member_id = any(:ids) and staff_id = :staff and good_until > :now returning how
        """)
        .bindArray("ids", UUID.class, (Object[]) ids).bind("staff", staff).bind("now", now).mapTo(ProofKind.class).stream().findFirst();
  }

  static void forgetProofs(Handle h, UUID[] ids) {
    h.createUpdate("delete from member_proof where member_id = any(:ids)").bindArray("ids", UUID.class, (Object[]) ids).execute();
  }
}
