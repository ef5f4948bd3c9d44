package club.vafa.segment;

import club.vafa.member.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class SizeSql {
  /** What is counted of the facts f. */
  static final String COUNTED = Arrays.stream(Channel.values()).map(channel -> "count(*) filter (where " + may(channel) + ") as " + channel)
      .collect(Collectors.joining(",\n  ", "count(*) as members,\n  count(*) filter (where "
          + Arrays.stream(Channel.values()).map(SizeSql::may).collect(Collectors.joining(" or ")) + ") as anyhow,\n  ", ""));

  private SizeSql() {}

  private static String may(Channel channel) {
    return "('" + channel + "' = any(f.consents) and '" + channel + "' = any(f.reached))";
  }

  static Size size(Handle h, Selection counted, Optional<Instant> asOf) {
    return h.inTransaction(tx -> {
      // A look at everybody sorts and joins in memory, not on disk.
      tx.createQuery("select set_config('work_mem', '32MB', true)").mapTo(String.class).one();
      return tx.createQuery(counted.sql()).bindMap(counted.bindings()).map((row, ctx) -> {
        var reached = new EnumMap<Channel, Long>(Channel.class);
        for (var channel : Channel.values()) {
          reached.put(channel, row.getLong(channel.name()));
        }
        return new Size(row.getLong("members"), reached, row.getLong("anyhow"), asOf);
      }).one();
    });
  }

  static List<SegmentCounts.Somebody> sample(Handle h, Selection selection, int max) {
    return h.createQuery("""
        select m.id, m.name
        from (select s.member_id from (<selection>) s order by md5(cast(s.member_id as text)) limit :max) few
        join member m on m.id = few.member_id
        order by m.name_key, m.id
        """).define("selection", selection.sql()).bindMap(selection.bindings()).bind("max", max).mapTo(SegmentCounts.Somebody.class).list();
  }
}
