package club.vafa.segment;

import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

final class GroupSql {

  private static final Pattern NAME = Pattern.compile("(?<!:):(segment[A-Za-z0-9]+)");

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

  /** Whether the member belongs; no row where there is no such member. */
  static Pipeline.Later<List<Boolean>> belongs(Pipeline asks, MemberId member, Selection verdict) {
    var values = new ArrayList<>();
    var sql = NAME.matcher(verdict.sql()).replaceAll(name -> {
      values.add(name.group(1).equals("segmentMember") ? member : verdict.bindings().get(name.group(1)));
      return "?";
    });
    return asks.query(row -> row.getBoolean(1), sql, values.toArray());
  }
}
