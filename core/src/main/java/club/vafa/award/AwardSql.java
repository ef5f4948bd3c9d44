package club.vafa.award;

import club.vafa.value.MemberId;
import club.vafa.value.TransferId;
import java.time.Instant;
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
}
