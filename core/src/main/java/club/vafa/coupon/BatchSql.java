package club.vafa.coupon;

import club.vafa.db.Json;
import club.vafa.value.CouponBatchId;
import club.vafa.value.LocalText;
import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class BatchSql {
  record Row(CouponBatchId id, CouponBatch.Kind kind, String nameFa, String nameEn, Optional<String> terms, int wanted, int made,
      Instant validFrom, Instant validUntil, Optional<PartnerId> partnerId, StaffId createdBy, Instant createdAt, int downloads,
      Optional<Instant> voidedAt) {
    CouponBatch batch() {
      return new CouponBatch(id, kind, new LocalText(nameFa, nameEn), terms.map(json -> Json.read(json, BatchTerms.class)), wanted, made,
          validFrom, validUntil, partnerId, createdBy, createdAt, downloads, voidedAt);
    }
  }

  /// A code of a batch as it is stored.
  record Sealed(UUID id, String sealedCode) {}

  private static final String SELECT = """
      select id, kind, name_fa, name_en, terms::text as terms, wanted, made, valid_from, valid_until, partner_id, created_by, created_at, downloads,
        voided_at
      from coupon_batch
      """;

  private BatchSql() {}

  static void insert(Handle h, CouponBatch b) {
    h.createUpdate("""
        insert into coupon_batch (id, kind, name_fa, name_en, terms, wanted, made, valid_from, valid_until, partner_id, created_by, created_at)
        values (:id, :kind, :fa, :en, cast(:terms as jsonb), :wanted, :made, :from, :until, :partner, :by, :at)
        """)
        .bind("id", b.id()).bind("kind", b.kind()).bind("fa", b.name().fa()).bind("en", b.name().en())
        .bind("terms", b.terms().map(Json::write).orElse(null)).bind("wanted", b.wanted()).bind("made", b.made())
        .bind("from", b.from()).bind("until", b.until()).bind("partner", b.partner().orElse(null))
        .bind("by", b.createdBy()).bind("at", b.createdAt())
        .execute();
  }

  static Optional<CouponBatch> find(Handle h, CouponBatchId id) {
    return h.createQuery(SELECT + "where id = :id").bind("id", id).mapTo(Row.class).map(Row::batch).findOne();
  }

  static Optional<CouponBatch> lock(Handle h, CouponBatchId id) {
    return h.createQuery(SELECT + "where id = :id for update").bind("id", id).mapTo(Row.class).map(Row::batch).findOne();
  }

  /// The oldest batch of which codes are still to be made, unless another process is just at it.
  static Optional<CouponBatch> lockUnfinished(Handle h) {
    return h.createQuery(SELECT + """
        where kind = 'MADE' and made < wanted and voided_at is null order by id limit 1 for update skip locked
        """).mapTo(Row.class).map(Row::batch).findOne();
  }

  static List<CouponBatch> page(Handle h, Optional<UUID> after, int max) {
    return h.createQuery(SELECT + "where cast(:after as uuid) is null or id < cast(:after as uuid) order by id desc limit :max")
        .bind("after", after.orElse(null)).bind("max", max).mapTo(Row.class).map(Row::batch).list();
  }

  /// Adds coupons of the batch; answers how many. A code that is there already, which chance all but rules out, is left out.
  static int addCoupons(Handle h, CouponBatch b, List<UUID> ids, List<String> keys, List<String> sealed, Instant at) {
    var terms = b.terms().orElseThrow();
    var d = DiscountColumns.of(terms.discount());
    return h.createUpdate("""
        insert into coupon (code_hmac, id, member_id, sealed_code, name_fa, name_en, percent, amount, amount_max, product_id, minimum, currency,
          branches, valid_from, valid_until, reason, reason_id, issued_at, batch_id)
        select decode(u.key, 'hex'), u.id, null, u.sealed, :fa, :en, :percent, :amount, :amountMax, :product, :minimum, :currency, :branches,
          :from, :until, 'BATCH', :batch, :at, :batch
        from unnest(:ids, :keys, :sealed) u (id, key, sealed)
        on conflict (code_hmac) do nothing
        """)
        .bindArray("ids", UUID.class, ids).bindArray("keys", String.class, keys).bindArray("sealed", String.class, sealed)
        .bind("fa", b.name().fa()).bind("en", b.name().en())
        .bind("percent", d.percent()).bind("amount", d.amount()).bind("amountMax", d.amountMax()).bind("product", d.product().orElse(null))
        .bind("minimum", terms.minimum().amount()).bind("currency", terms.minimum().currency().code())
        .bindArray("branches", UUID.class, terms.branches().stream().map(branch -> branch.value()).sorted().toList())
        .bind("from", b.from()).bind("until", b.until()).bind("batch", b.id()).bind("at", at)
        .execute();
  }

  static void made(Handle h, CouponBatchId id, int more) {
    h.createUpdate("update coupon_batch set made = made + :more where id = :id").bind("id", id).bind("more", more).execute();
  }

  static void imported(Handle h, CouponBatchId id, int more) {
    h.createUpdate("update coupon_batch set made = made + :more, wanted = wanted + :more where id = :id").bind("id", id).bind("more",
        more).execute();
  }

  static void voided(Handle h, CouponBatchId id, Instant at) {
    h.createUpdate("update coupon_batch set voided_at = :at where id = :id").bind("id", id).bind("at", at).execute();
  }

  static void downloaded(Handle h, CouponBatchId id) {
    h.createUpdate("update coupon_batch set downloads = downloads + 1 where id = :id").bind("id", id).execute();
  }

  static List<Sealed> codes(Handle h, CouponBatchId id, Optional<UUID> after, int max) {
    return h.createQuery("""
        select id, sealed_code from coupon
        where batch_id = :batch and (cast(:after as uuid) is null or id > cast(:after as uuid))
        order by id limit :max
        """).bind("batch", id).bind("after", after.orElse(null)).bind("max", max).mapTo(Sealed.class).list();
  }

  static long free(Handle h, CouponBatchId id) {
    return h.createQuery("""
        select count(*) from coupon where batch_id = :id and member_id is null and redeemed_at is null and voided_at is null
        """).bind("id", id).mapTo(Long.class).one();
  }

  /// How many codes of the batch have been redeemed, or handed out.
  static long used(Handle h, CouponBatchId id) {
    return h.createQuery("""
        select (select count(*) from coupon where batch_id = :id and redeemed_at is not null)
          + (select count(*) from partner_code where batch_id = :id and member_id is not null)
        """).bind("id", id).mapTo(Long.class).one();
  }
}
