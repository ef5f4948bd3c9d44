package club.vafa.segment;

import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

final class GroupSql {

  private GroupSql() {
  }

  static Pipeline.Later<List<Groups.Facts>> facts(Pipeline asks, MemberId member, Instant since) {
    return asks.query(row -> new Groups.Facts(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getLong(3),
        Optional.ofNullable(row.getObject(4, OffsetDateTime.class)).map(OffsetDateTime::toInstant)), """
        select m.language, m.joined_at,
          (select count(*) from purchase p where p.member_id = m.id and p.at >= ?), (select max(p.at) from purchase p where p.member_id = m.id)
        from member m where m.id = ?
        """, since, member);
  }
}
