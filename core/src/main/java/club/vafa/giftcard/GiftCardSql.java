package club.vafa.giftcard;

import club.vafa.value.BranchId;
import club.vafa.value.GiftCardId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class GiftCardSql {

  record Row(GiftCardId id, GiftCardStatus status, Optional<BranchId> branchId, Instant issuedAt) {
    GiftCard card() {
      return new GiftCard(id, status, branchId, issuedAt);
    }
  }

  private GiftCardSql() {}

  static void insert(Handle h, GiftCard card, Optional<StaffId> by) {
    h.createUpdate("insert into gift_card (id, status, branch_id, issued_at, issued_by) values (:id, :status, :branch, :at, :by)")
        .bind("id", card.id()).bind("status", card.status()).bind("branch", card.branch().orElse(null)).bind("at", card.issuedAt())
        .bind("by", by.orElse(null)).execute();
  }

  static void code(Handle h, byte[] key, GiftCardId card, String sealed, Instant at) {
    h.createUpdate("insert into gift_card_code (code_hmac, card_id, sealed_code, since) values (:key, :card, :sealed, :at)")
        .bind("key", key).bind("card", card).bind("sealed", sealed).bind("at", at).execute();
  }

  static void endCode(Handle h, GiftCardId card, Instant at) {
    h.createUpdate("update gift_card_code set ended_at = :at where card_id = :card and ended_at is null").bind("card", card).bind("at", at).execute();
  }

  static Optional<String> sealedCode(Handle h, GiftCardId card) {
    return h.createQuery("select sealed_code from gift_card_code where card_id = :card and ended_at is null").bind("card", card)
        .mapTo(String.class).findOne();
  }

  static Optional<GiftCardId> byKey(Handle h, byte[] key) {
    return h.createQuery("select card_id from gift_card_code where code_hmac = :key and ended_at is null").bind("key", key)
        .mapTo(GiftCardId.class).findOne();
  }

  static Optional<GiftCard> byId(Handle h, GiftCardId id) {
    return h.createQuery("select id, status, branch_id, issued_at from gift_card where id = :id").bind("id", id).mapTo(Row.class).findOne()
        .map(Row::card);
  }

  static Optional<GiftCard> lock(Handle h, GiftCardId id) {
    return h.createQuery("select id, status, branch_id, issued_at from gift_card where id = :id for update").bind("id", id).mapTo(Row.class)
        .findOne().map(Row::card);
  }

  /// Newest first, after the card of this id.
  static List<GiftCard> page(Handle h, Optional<GiftCardId> after, int max) {
    return h.createQuery("""
        select id, status, branch_id, issued_at from gift_card
        where cast(:after as uuid) is null or (issued_at, id) < (select issued_at, id from gift_card where id = :after)
        order by issued_at desc, id desc
        limit :max
        """).bind("after", after.orElse(null)).bind("max", max).mapTo(Row.class).list().stream().map(Row::card).toList();
  }

  static void status(Handle h, GiftCardId id, GiftCardStatus status) {
    h.createUpdate("update gift_card set status = :status where id = :id").bind("status", status).bind("id", id).execute();
  }

  /// From the entries alone. What a card got came from some house account; what it lost went to REDEEMED, to EXPIRED, or on its way to a member.
  static Liability liability(Handle h) {
    return h.createQuery("""
        select (select count(*) from gift_card) as cards,
          coalesce(-sum(e.amount) filter (where e.account not in ('HOLDER', 'REDEEMED', 'EXPIRED', 'BREAKAGE', 'IN_TRANSIT')), 0) as issued,
          coalesce(sum(e.amount) filter (where e.account = 'REDEEMED'), 0) as spent,
          coalesce(sum(e.amount) filter (where e.account in ('EXPIRED', 'BREAKAGE')), 0) as expired,
          coalesce(sum(e.amount) filter (where e.account = 'IN_TRANSIT'), 0) as moved,
          coalesce(sum(e.amount) filter (where e.account = 'HOLDER'), 0) as liability
        from gift_card c
        join entry e on e.holder_id = c.id and e.unit = 'CREDIT'
        """).mapTo(Liability.class).one();
  }
}
