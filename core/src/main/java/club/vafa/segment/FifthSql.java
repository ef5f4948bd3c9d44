package club.vafa.segment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * The fifths of recency, frequency and money. Who is equal stays together: recency counts them with the best of their kind, frequency and money
 * with the least. So a fifth goes by the value alone: where the fifths begin is found once, and then everybody is put into theirs slice by slice.
 */
final class FifthSql {
  /** From which value on the second to fifth fifth is reached; of recency in days since the epoch of Java. */
  record Bounds(List<Long> recency, List<Long> frequency, List<Long> money) {}

  private record Bound(int fifth, long least) {}

  private FifthSql() {}

  static Bounds bounds(Handle h) {
    return new Bounds(bounds(h, "last_on - date '1970-01-01'", "(5 * upto + whole - 1) / whole"), bounds(h, "purchases", LOW), bounds(h, "spent", LOW));
  }

  private static final String LOW = "least(5, 1 + case when whole > 1 then 5 * (upto - members) / (whole - 1) else 0 end)";

  // Values are few or many, but never more than members; those of one value are counted first, so that only values are sorted.
  private static List<Long> bounds(Handle h, String value, String fifth) {
    var found = h.createQuery("""
        with counted as (
          select cast(<value> as bigint) as value, count(*) as members
          from segment_facts where status = 'ACTIVE' and purchases > 0 group by 1
        ), ranked as (
          select value, members, sum(members) over (order by value) as upto, sum(members) over () as whole from counted
        )
        select cast(floor(<fifth>) as int) as fifth, min(value) as least from ranked group by 1
        """).define("value", value).define("fifth", fifth).mapTo(Bound.class).list();
    return IntStream.rangeClosed(2, Rfm.FIFTHS).mapToObj(k -> found.stream().filter(one -> one.fifth() >= k).mapToLong(Bound::least).min()
        .orElse(Long.MAX_VALUE)).toList();
  }

  /** Puts the members after that one into their cells, so many at the most; answers the last of them, or empty where it was through. */
  static Optional<UUID> slice(Handle h, Bounds bounds, Optional<UUID> after, int max) {
    var cells = Rfm.grid();
    var last = h.createQuery("""
        select member_id from segment_facts where cast(:after as uuid) is null or member_id > cast(:after as uuid)
        order by member_id offset :max - 1 limit 1
        """).bind("after", after.orElse(null)).bind("max", max).mapTo(UUID.class).findOne();
    h.createUpdate("""
        delete from segment_rfm r
        where (cast(:after as uuid) is null or r.member_id > cast(:after as uuid)) and (cast(:last as uuid) is null or r.member_id <= cast(:last as uuid))
          and not exists (select from segment_facts f where f.member_id = r.member_id and f.status = 'ACTIVE' and f.purchases > 0)
        """).bind("after", after.orElse(null)).bind("last", last.orElse(null)).execute();
    h.createUpdate("""
        insert into segment_rfm (member_id, recency, frequency, money, cell)
        select f.member_id, f.recency, f.frequency, f.money, g.cell
        from (
          select member_id, 1 + width_bucket(cast(last_on - date '1970-01-01' as bigint), cast(:recent as bigint[])) as recency,
            1 + width_bucket(cast(purchases as bigint), cast(:frequent as bigint[])) as frequency,
            1 + width_bucket(spent, cast(:rich as bigint[])) as money
          from segment_facts
          where status = 'ACTIVE' and purchases > 0
            and (cast(:after as uuid) is null or member_id > cast(:after as uuid)) and (cast(:last as uuid) is null or member_id <= cast(:last as uuid))
        ) f
        join unnest(:recencies, :weights, :cells) g (recency, weight, cell) on g.recency = f.recency and g.weight = (f.frequency + f.money + 1) / 2
        on conflict (member_id) do update
          set recency = excluded.recency, frequency = excluded.frequency, money = excluded.money, cell = excluded.cell
          where (segment_rfm.recency, segment_rfm.frequency, segment_rfm.money)
            is distinct from (excluded.recency, excluded.frequency, excluded.money)
        """)
        .bind("after", after.orElse(null)).bind("last", last.orElse(null))
        .bindArray("recent", Long.class, bounds.recency()).bindArray("frequent", Long.class, bounds.frequency())
        .bindArray("rich", Long.class, bounds.money())
        .bindArray("recencies", Integer.class, cells.stream().map(Rfm.Cell::recency).toList())
        .bindArray("weights", Integer.class, cells.stream().map(Rfm.Cell::weight).toList())
        .bindArray("cells", String.class, cells.stream().map(Rfm.Cell::code).toList()).execute();
    return last;
  }
}
