package club.vafa.coupon;

import club.vafa.value.CouponBatchId;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class PartnerCodeSql {
  record Fresh(UUID id, String key, String sealed, Instant until) {}

  record Given(UUID id, String sealedCode, Instant validUntil) {}

  private PartnerCodeSql() {}

  /// Adds those that are not there yet; answers their keys.
  static Set<String> add(Handle h, CouponBatchId batch, List<Fresh> codes) {
    return h.createQuery("""
        insert into partner_code (batch_id, code_hmac, id, sealed_code, valid_until)
        select :batch, decode(u.key, 'hex'), u.id, u.sealed, u.until from unnest(:ids, :keys, :sealed, :untils) u (id, key, sealed, until)
        on conflict (batch_id, code_hmac) do nothing
        returning encode(code_hmac, 'hex')
        """)
        .bind("batch", batch)
        .bindArray("ids", UUID.class, codes.stream().map(Fresh::id).toList())
        .bindArray("keys", String.class, codes.stream().map(Fresh::key).toList())
        .bindArray("sealed", String.class, codes.stream().map(Fresh::sealed).toList())
        .bindArray("untils", OffsetDateTime.class, codes.stream().map(code -> code.until().atOffset(ZoneOffset.UTC)).toList())
        .mapTo(String.class).set();
  }

  /// Takes the free code that ends first, passing over those that others are just taking.
  static Optional<Given> take(Handle h, CouponBatchId batch, MemberId member, UUID givenFor, Instant now) {
    return h.createQuery("""
        update partner_code p set member_id = :member, given_for = :for, given_at = :now
        from (
          select c.batch_id, c.code_hmac from partner_code c join coupon_batch b on b.id = c.batch_id and b.voided_at is null
          where c.batch_id = :batch and c.member_id is null and c.valid_until > :now
          order by c.valid_until, c.id limit 1 for update of c skip locked
        ) free
        where p.batch_id = free.batch_id and p.code_hmac = free.code_hmac
        returning p.id, p.sealed_code, p.valid_until
        """)
        .bind("batch", batch).bind("member", member).bind("for", givenFor).bind("now", now).mapTo(Given.class).findOne();
  }

  static boolean anyFree(Handle h, CouponBatchId batch, Instant now) {
    return h.createQuery("""
        select exists (
          select from partner_code c join coupon_batch b on b.id = c.batch_id and b.voided_at is null
          where c.batch_id = :batch and c.member_id is null and c.valid_until > :now)
        """).bind("batch", batch).bind("now", now).mapTo(Boolean.class).one();
  }

  static Optional<Given> givenFor(Handle h, MemberId member, UUID givenFor) {
    return h.createQuery("select id, sealed_code, valid_until from partner_code where member_id = :member and given_for = :for")
        .bind("member", member).bind("for", givenFor).mapTo(Given.class).findOne();
  }
}
