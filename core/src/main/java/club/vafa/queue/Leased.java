package club.vafa.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Leased open work over one table, which has the columns id uuid, lane smallint, due_at timestamptz, lease_owner text, leased_until timestamptz
/// and attempts int. Due times come from the club's clock and are handed in; leases run on the clock of the database.
public final class Leased {

  private final String table;

  public Leased(String table) {
    if (!table.matches("[a-z_]+")) {
      throw new IllegalArgumentException("not a table's name: " + table);
    }
    this.table = table;
  }

  /// Claims up to so many rows that are due and free, most urgent lane first, each with one attempt more.
  public List<UUID> claim(Handle h, Instant now, int max, Duration lease, String owner) {
    return h.createQuery("""
        update <table> w set lease_owner = :owner, leased_until = clock_timestamp() + :lease, attempts = w.attempts + 1
        from (
          select id from <table>
          where due_at <= :now and (leased_until is null or leased_until < clock_timestamp())
          order by lane, due_at, id
          limit :max
          for update skip locked
        ) free
        where w.id = free.id
        returning w.id
        """)
        .define("table", table)
        .bind("owner", owner).bind("lease", lease).bind("now", now).bind("max", max)
        .mapTo(UUID.class).list();
  }

  /// Lengthens the lease of what the owner still has; the answer says how many rows that are.
  public int renew(Handle h, Collection<UUID> ids, Duration lease, String owner) {
    return h.createUpdate("""
        update <table> set leased_until = clock_timestamp() + :lease
        where id = any(:ids) and lease_owner = :owner and leased_until >= clock_timestamp()
        """)
        .define("table", table)
        .bind("lease", lease).bind("owner", owner).bindArray("ids", UUID.class, ids.toArray())
        .execute();
  }

  /// Gives a row back, to be claimed again when it is due.
  public void release(Handle h, UUID id, Instant dueAt) {
    h.createUpdate("update <table> set lease_owner = null, leased_until = null, due_at = :due where id = :id")
        .define("table", table).bind("due", dueAt).bind("id", id).execute();
  }

  public int remove(Handle h, Collection<UUID> ids) {
    return h.createUpdate("delete from <table> where id = any(:ids)")
        .define("table", table).bindArray("ids", UUID.class, ids.toArray()).execute();
  }

  /// How much open work there is.
  public long depth(Handle h) {
    return h.createQuery("select count(*) from <table>").define("table", table).mapTo(Long.class).one();
  }

  /// Since when the oldest piece of work is due.
  public Optional<Instant> oldest(Handle h) {
    return h.createQuery("select min(due_at) from <table>").define("table", table).mapTo(Instant.class).findOne();
  }
}
