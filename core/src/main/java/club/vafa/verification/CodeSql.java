package club.vafa.verification;

import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class CodeSql {

  record Row(UUID id, Optional<MemberId> memberId, Channel channel, String address, byte[] codeHmac, Instant sentAt, Instant expiresAt) {
  }

  private CodeSql() {
  }

  /** In place of the asker's earlier one. */
  static void put(Handle h, UUID id, CodeWish wish, byte[] asker, byte[] hmac, Instant now, Instant expiresAt) {
    h.createUpdate("""
        insert into one_time_code (id, purpose, asker, member_id, channel, address, code_hmac, sent_at, expires_at)
        values (:id, :purpose, :asker, :member, :channel, :address, :hmac, :now, :expiresAt)
        on conflict on constraint one_time_code_open do update
        set id = excluded.id, member_id = excluded.member_id, channel = excluded.channel, address = excluded.address, code_hmac = excluded.code_hmac,
          sent_at = excluded.sent_at, expires_at = excluded.expires_at
        """)
        .bind("id", id).bind("purpose", wish.purpose()).bind("asker", asker).bind("member", wish.member().orElse(null))
        .bind("channel", wish.to().channel()).bind("address", wish.to().address()).bind("hmac", hmac).bind("now", now).bind("expiresAt", expiresAt).execute();
  }

  static Optional<Row> lock(Handle h, CodePurpose purpose, byte[] asker) {
    return h.createQuery("""
        select id, member_id, channel, address, code_hmac, sent_at, expires_at
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

  static void eraseOf(Handle h, UUID[] members, String[] addresses) {
    h.createUpdate("delete from one_time_code where member_id = any(:members) or address = any(:addresses)")
        .bindArray("members", UUID.class, (Object[]) members).bindArray("addresses", String.class, (Object[]) addresses).execute();
  }

  static ChatAddress sentTo(Row row) {
    return new ChatAddress(row.channel(), row.address());
  }
}
