package club.vafa.card;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class CardSql {

  record Row(UUID id, MemberId memberId, String number, String qrSealed, CardStatus status, Instant issuedAt) {
  }

  private CardSql() {
  }

  static boolean claimNumber(Handle h, String number, MemberId member, UUID card) {
    return h.createUpdate("""
        insert into card_number (number, member_id, card_id)
        values (:number, :member, :card)
        on conflict (number) do nothing
        """)
        .bind("number", number).bind("member", member).bind("card", card).execute() == 1;
  }

  static void insert(Handle h, Card card, String qrSealed, byte[] qrHash) {
    h.createUpdate("""
        with claimed as (
          insert into card_qr (hash, member_id, card_id) values (:hash, :member, :id)
        )
        insert into card (member_id, id, number, qr_sealed, status, issued_at)
        values (:member, :id, :number, :qrSealed, :status, :at)
        """)
        .bind("hash", qrHash).bind("member", card.member()).bind("id", card.id()).bind("number", card.number().digits())
        .bind("qrSealed", qrSealed).bind("status", card.status()).bind("at", card.issuedAt()).execute();
  }

  /** One change of a member's card at a time. */
  static void lock(Handle h, MemberId member) {
    h.createQuery("select pg_advisory_xact_lock(hashtextextended('card:' || :member, 0)) is null").bind("member", member.toString())
        .mapTo(Boolean.class).one();
  }

  static void replaced(Handle h, MemberId member) {
    h.createUpdate("update card set status = 'REPLACED' where member_id = :member and status <> 'REPLACED'").bind("member", member).execute();
  }

  static void status(Handle h, MemberId member, UUID card, CardStatus status) {
    h.createUpdate("update card set status = :status where member_id = :member and id = :card")
        .bind("status", status).bind("member", member).bind("card", card).execute();
  }

  /** The member's card, in use or blocked. */
  static Optional<Row> current(Handle h, MemberId member) {
    return h.createQuery("""
        select id, member_id, number, qr_sealed, status, issued_at
        from card
        where member_id = :member and status <> 'REPLACED'
        """)
        .bind("member", member).mapTo(Row.class).findOne();
  }

  /** All that these ever had, newest first. */
  static List<Row> ofMembers(Handle h, List<MemberId> members, int max) {
    return h.createQuery("""
        select id, member_id, number, qr_sealed, status, issued_at
        from card
        where member_id = any(:members)
        order by id desc
        limit :max
        """)
        .bindArray("members", UUID.class, members.stream().map(MemberId::value).toArray()).bind("max", max).mapTo(Row.class).list();
  }

  static Optional<MemberId> byNumber(Handle h, String number) {
    return h.createQuery("""
        select c.member_id
        from card_number n
        join card c on c.member_id = n.member_id and c.id = n.card_id
        where n.number = :number and c.status = 'ACTIVE'
        """)
        .bind("number", number).mapTo(MemberId.class).findOne();
  }

  static Optional<MemberId> byQr(Handle h, byte[] hash) {
    return h.createQuery("""
        select c.member_id
        from card_qr q
        join card c on c.member_id = q.member_id and c.id = q.card_id
        where q.hash = :hash and c.status = 'ACTIVE'
        """)
        .bind("hash", hash).mapTo(MemberId.class).findOne();
  }
}
