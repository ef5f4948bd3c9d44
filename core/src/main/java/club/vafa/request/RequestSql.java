package club.vafa.request;

import club.vafa.db.Pipeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RequestSql {

  record Seen(boolean locked, Optional<byte[]> contentHash, Optional<String> answer) {}

  private RequestSql() {}

  /// The statements of a request are few and short, always the same, and find their rows by key: planning them anew each time costs more than it
  /// brings.
  static void planOnce(Pipeline asks) {
    asks.query(row -> row, "set local plan_cache_mode = force_generic_plan");
  }

  /// Tries the lock of this key without waiting, and reads what is stored for it. The snapshot of a READ COMMITTED statement is taken before the
  /// lock, so an answer committed in between shows at the latest as a violation of request_once.
  static Pipeline.Later<List<Seen>> open(Pipeline asks, RequestKey key) {
    return asks.query(row -> new Seen(row.getBoolean(1), Optional.ofNullable(row.getBytes(2)), Optional.ofNullable(row.getString(3))), """
        select pg_try_advisory_xact_lock(hashtextextended(? || chr(10) || ?, 7)) as locked, r.content_hash, r.answer
        from (values (1)) one (n)
        left join request r on r.caller = ? and r.key = ?
        """, key.caller(), key.key(), key.caller(), key.key());
  }

  static void store(Pipeline writes, RequestKey key, byte[] hash, String answer, Instant at) {
    writes.write("insert into request (caller, key, content_hash, answer, at) values (?, ?, ?, ?, ?)",
        key.caller(), key.key(), hash, answer, at);
  }

  static Pipeline.Later<List<String>> answer(Pipeline asks, RequestKey key) {
    return asks.query(row -> row.getString(1), "select answer from request where caller = ? and key = ?", key.caller(), key.key());
  }

  static int forget(Handle h, Instant before, int max) {
    return h.createUpdate("delete from request where (caller, key) in (select caller, key from request where at < :before limit :max)")
        .bind("before", before).bind("max", max).execute();
  }
}
