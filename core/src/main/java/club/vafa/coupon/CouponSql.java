package club.vafa.coupon;

import club.vafa.db.Pipeline;
import club.vafa.value.BranchId;
import club.vafa.value.CouponBatchId;
import club.vafa.value.CouponId;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

final class CouponSql {

  record Row(CouponId id, Optional<MemberId> memberId, String sealedCode, String nameFa, String nameEn, Optional<Integer> percent,
      Optional<Long> amount, Optional<Long> amountMax, long minimum, String currency, List<UUID> branches, Instant validFrom,
      Instant validUntil, String reason, Optional<UUID> reasonId, Instant issuedAt, Optional<Instant> redeemedAt,
      Optional<BranchId> redeemedBranch, Optional<Long> basket, Optional<Long> discount, Optional<ProductId> productId,
      Optional<Instant> voidedAt) {

    Coupon coupon() {
      var money = Currency.of(currency);
      return new Coupon(id, memberId, new LocalText(nameFa, nameEn), discount(money), new Money(minimum, money),
          branches.stream().map(BranchId::new).collect(Collectors.toSet()), validFrom, validUntil,
          new CouponSource(CouponSource.Kind.valueOf(reason), reasonId), issuedAt,
          redeemedAt.map(at -> new Coupon.Used(at, redeemedBranch.orElseThrow(), new Money(basket.orElseThrow(), money),
              new Money(discount.orElseThrow(), money))), voidedAt);
    }

    private Discount discount(Currency money) {
      return percent.<Discount>map(p -> new Discount.Percent(p, amountMax.map(most -> new Money(most, money))))
          .or(() -> productId.map(product -> new Discount.FreeItem(product, new Money(amount.orElseThrow(), money))))
          .orElseGet(() -> new Discount.Off(new Money(amount.orElseThrow(), money)));
    }
  }

  private static final String SELECT = """
      select c.id, c.member_id, c.sealed_code, c.name_fa, c.name_en, c.percent, c.amount, c.amount_max, c.minimum, c.currency, c.branches,
        c.valid_from, c.valid_until, c.reason, c.reason_id, c.issued_at, c.redeemed_at, c.redeemed_branch, c.basket, c.discount, c.product_id,
        coalesce(c.voided_at, b.voided_at) as voided_at
      from coupon c
      left join coupon_batch b on b.id = c.batch_id
      """;

  private CouponSql() {}

  static void insert(Pipeline writes, byte[] key, String sealedCode, Coupon c) {
    var d = DiscountColumns.of(c.discount());
    writes.write("""
        insert into coupon (code_hmac, id, member_id, sealed_code, name_fa, name_en, percent, amount, amount_max, minimum, currency,
          branches, valid_from, valid_until, reason, reason_id, issued_at, product_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(cast(? as text) as uuid[]), ?, ?, ?, ?, ?, ?)
        """,
        key, c.id(), c.member(), sealedCode, c.name().fa(), c.name().en(), d.percent(), d.amount(), d.amountMax(), c.minimum().amount(),
        c.minimum().currency().code(), array(c.branches()), c.from(), c.until(),
        c.source().kind(), c.source().id(), c.issuedAt(), d.product());
  }

  /// As text, since a list of values would keep the inserts of many from being one.
  private static String array(Set<BranchId> branches) {
    return branches.stream().map(BranchId::value).sorted().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  static Optional<Row> byKey(Handle h, byte[] key) {
    return one(h.createQuery(SELECT + "where c.code_hmac = :key").bind("key", key));
  }

  static Optional<Row> lockByKey(Handle h, byte[] key) {
    return one(h.createQuery(SELECT + "where c.code_hmac = :key for update of c").bind("key", key));
  }

  static Map<Integer, Long> redeemed(Handle h, String given, Map<String, ?> bindings) {
    record Of(int label, long redeemed) {}
    return h.createQuery("""
        select g.label, count(*) as redeemed from (<given>) g
        join coupon c on c.member_id = g.member_id and c.id = g.given
        where c.redeemed_at is not null group by g.label
        """).define("given", given).bindMap(bindings).mapTo(Of.class).stream().collect(Collectors.toMap(Of::label, Of::redeemed));
  }

  /// Gives a code of the batch to the member; those that others are just handing out are passed over.
  static Optional<Row> handOut(Handle h, CouponBatchId batch, MemberId member, Instant now) {
    var taken = h.createQuery("""
        update coupon set member_id = :member, issued_at = :now
        where code_hmac = (
          select c.code_hmac from coupon c join coupon_batch b on b.id = c.batch_id
          where c.batch_id = :batch and c.member_id is null and c.redeemed_at is null and c.voided_at is null and b.voided_at is null
            and c.valid_until > :now
          order by c.id limit 1 for update of c skip locked)
        returning id
        """).bind("member", member).bind("now", now).bind("batch", batch).mapTo(CouponId.class).findOne();
    return taken.flatMap(id -> byId(h, member, id));
  }

  static Optional<Row> byId(Handle h, MemberId member, CouponId id) {
    return one(h.createQuery(SELECT + "where c.member_id = :member and c.id = :id").bind("member", member).bind("id", id));
  }

  /// Those that the member can use now or later, the soonest to end first.
  static List<Row> usable(Handle h, MemberId member, Instant now, int max) {
    return h.createQuery(SELECT + """
        where c.member_id = :member and c.redeemed_at is null and c.voided_at is null and c.valid_until > :now
        order by c.valid_until, c.id
        limit :max
        """).bind("member", member).bind("now", now).bind("max", max).mapTo(Row.class).list();
  }

  record Sealed(String sealedCode, Instant until) {}

  static Pipeline.Later<List<Sealed>> nextToEnd(Pipeline asks, MemberId member, Instant now) {
    return asks.query(row -> new Sealed(row.getString(1), row.getTimestamp(2).toInstant()), """
        select c.sealed_code, c.valid_until
        from (select cast(? as uuid) as member_id, cast(? as timestamptz) as now) o
        join coupon c on c.member_id = o.member_id
        left join coupon_batch b on b.id = c.batch_id
        where c.redeemed_at is null and c.voided_at is null and b.voided_at is null and c.valid_from <= o.now and c.valid_until > o.now
        order by c.valid_until, c.id
        limit 1
        """, member, now);
  }

  /// Those that the member was given for this, oldest first.
  static List<Row> givenFor(Handle h, MemberId member, UUID source) {
    return h.createQuery(SELECT + "where c.member_id = :member and c.reason_id = :source order by c.id")
        .bind("member", member).bind("source", source).mapTo(Row.class).list();
  }

  static int redeem(Handle h, byte[] key, Coupon.Used used, CouponUse use) {
    return h.createUpdate("""
        update coupon
        set redeemed_at = :at, redeemed_branch = :branch, redeemed_by = :by, redeemed_for = :buyer, basket = :basket,
          discount = :discount
        where code_hmac = :key and redeemed_at is null and voided_at is null
        """)
        .bind("key", key).bind("at", used.at()).bind("branch", used.branch()).bind("by", use.by().orElse(null)).bind("buyer",
            use.buyer().orElse(null))
        .bind("basket", used.basket().amount()).bind("discount", used.discount().amount())
        .execute();
  }

  /// The coupon as it is then; empty where it was not in use.
  static Optional<Coupon> unuse(Handle h, CouponId id) {
    int changed = h.createUpdate("""
        update coupon
        set redeemed_at = null, redeemed_branch = null, redeemed_by = null, redeemed_for = null, basket = null, discount = null
        where id = :id and redeemed_at is not null
        """).bind("id", id).execute();
    return changed == 1 ? find(h, id) : Optional.empty();
  }

  static Optional<Coupon> find(Handle h, CouponId id) {
    return one(h.createQuery(SELECT + "where c.id = :id").bind("id", id)).map(Row::coupon);
  }

  static Optional<Row> lock(Handle h, MemberId member, CouponId id) {
    return one(h.createQuery(SELECT + "where c.member_id = :member and c.id = :id for update of c").bind("member", member).bind("id", id));
  }

  static void voided(Handle h, MemberId member, CouponId id, Instant at) {
    h.createUpdate("update coupon set voided_at = :at where member_id = :member and id = :id").bind("member", member).bind("id",
        id).bind("at", at)
        .execute();
  }

  private static Optional<Row> one(Query query) {
    return query.mapTo(Row.class).findOne();
  }
}
