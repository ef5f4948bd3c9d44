package club.vafa.queue;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// What has ended, in one partition per month (of UTC) by the column ended_at. A default partition takes what nobody has prepared a month
/// for, so that nothing is ever refused; preparing the month later moves it over.
public final class History {

  /// How many months are prepared ahead of the present one.
  public static final int AHEAD_MONTHS = 2;

  private final Db db;
  private final String table;
  private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

  public History(Db db, String table) {
    if (!table.matches("[a-z_]+")) {
      throw new IllegalArgumentException("not a table's name: " + table);
    }
    this.db = db;
    this.table = table;
  }

  /// Makes sure that there is a partition for this moment. Called outside the transaction that will write there.
  public void ready(Instant at) {
    var month = YearMonth.from(at.atZone(ZoneOffset.UTC));
    if (!known.contains(month)) {
      db.transact(h -> Outcome.commit(prepare(h, month)));
      known.add(month);
    }
  }

  /// Prepares this month and the next ones. Answers how many partitions were made.
  public int prepare(Instant now) {
    var first = YearMonth.from(now.atZone(ZoneOffset.UTC));
    int made = 0;
    for (int ahead = 0; ahead <= AHEAD_MONTHS; ahead++) {
      var month = first.plusMonths(ahead);
      made += db.transact(h -> Outcome.commit(prepare(h, month))) ? 1 : 0;
      known.add(month);
    }
    return made;
  }

  /// Drops the partitions of months before this one: a table is dropped in a moment, where deleting its rows would take hours.
  public List<YearMonth> dropBefore(YearMonth first) {
    return db.transact(h -> {
      lock(h);
      var old = months(h).stream().filter(m -> m.isBefore(first)).toList();
      old.forEach(m -> h.execute("drop table " + partition(m)));
      known.removeAll(old);
      return Outcome.commit(old);
    });
  }

  public List<YearMonth> months(Handle h) {
    return h.createQuery("""
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = cast(:table as regclass) and c.relname <> :default
        order by c.relname
        """)
        .bind("table", table).bind("default", table + "_default").mapTo(String.class)
        .map(name -> YearMonth.parse(name.substring(table.length() + 1).replace('_', '-'))).list();
  }

  private boolean prepare(Handle h, YearMonth month) {
    if (exists(h, month)) {
      return false;
    }
    lock(h);
    if (exists(h, month)) {
      return false;
    }
    // Nothing may be written between moving the default partition's rows out and the new partition's taking its place. The lock is on the whole
    // table: a writer that has already been sent to the default partition would find that its row no longer belongs there.
    h.execute("lock table " + table + " in access exclusive mode");
    var from = month.atDay(1);
    var until = month.plusMonths(1).atDay(1);
    h.execute("create table " + partition(month) + " (like " + table + " including defaults including constraints)");
    move(h, month, from, until);
    h.execute("alter table " + table + " attach partition " + partition(month)
        + " for values from ('" + from + " 00:00+00') to ('" + until + " 00:00+00')");
    return true;
  }

  private void move(Handle h, YearMonth month, LocalDate from, LocalDate until) {
    h.createUpdate("""
        with moved as (
          delete from <table>_default d where d.ended_at >= cast(:from as timestamptz)
            and d.ended_at < cast(:until as timestamptz) returning d.*
        )
        insert into <partition> table moved
        """)
        .define("table", table).define("partition", partition(month))
        .bind("from", from + " 00:00+00").bind("until", until + " 00:00+00").execute();
  }

  /// Read from the catalogue's rows: the server's own cache of names may still lack what another has just made while this one waited for
  /// the lock.
  private boolean exists(Handle h, YearMonth month) {
    return months(h).contains(month);
  }

  private void lock(Handle h) {
    h.createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))::text").bind("name", "history " + table).mapTo(String.class)
        .list();
  }

  private String partition(YearMonth month) {
    return table + "_" + month.toString().replace('-', '_');
  }
}
