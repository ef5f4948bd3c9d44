package club.vafa.verification;

import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class CodeSql {

  record Row(UUID id, Optional<MemberId> memberId, String phone, byte[] codeHmac, Instant sentAt, Instant expiresAt) {
  }

  private CodeSql() {
  }

  /** In place of the asker's earlier one. */
  static void put(Handle h, UUID id, CodeWish wish, byte[] asker, byte[] hmac, Instant now, Instant expiresAt) {
    h.createUpdate("""
        insert into one_time_code (id, purpose, asker, member_id, phone, code_hmac, sent_at, expires_at)
        values (:id, :purpose, :asker, :member, :phone, :hmac, :now, :expiresAt)
        on conflict on constraint one_time_code_open do update
        set id = excluded.id, member_id = excluded.member_id, phone = excluded.phone, code_hmac = excluded.code_hmac,
          sent_at = excluded.sent_at, expires_at = excluded.expires_at
        """)
        .bind("id", id).bind("purpose", wish.purpose()).bind("asker", asker).bind("member", wish.member().orElse(null))
        .bind("phone", wish.phone().e164()).bind("hmac", hmac).bind("now", now).bind("expiresAt", expiresAt).execute();
  }

  static Optional<Row> lock(Handle h, CodePurpose purpose, byte[] asker) {
    return h.createQuery("""
        select id, member_id, phone, code_hmac, sent_at, expires_at
        from one_time_code
        where purpose = :purpose and asker = :asker
        for update
        """)
        .bind("purpose", purpose).bind("asker", asker).mapTo(Row.class).findOne();
  }

  static void delete(Handle h, UUID id) {
    h.createUpdate("delete from one_time_code where id = :id").bind("id", id).execute();
  }

  static int forget(Handle h, Instant before, int max) {
    return h.createUpdate("delete from one_time_code where id in (select id from one_time_code where expires_at < :before limit :max)")
        .bind("before", before).bind("max", max).execute();
  }

  static void eraseOf(Handle h, UUID[] members, String[] phones) {
    h.createUpdate("delete from one_time_code where member_id = any(:members) or phone = any(:phones)")
        .bindArray("members", UUID.class, (Object[]) members).bindArray("phones", String.class, (Object[]) phones).execute();
  }

  static Phone phone(Row row) {
    return new Phone(row.phone());
  }
}
