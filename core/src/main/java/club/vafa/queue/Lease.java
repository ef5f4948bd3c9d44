package club.vafa.queue;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import java.time.Duration;

/// What only one process of all may do at a time. A holder renews its lease well before it ends; when it dies, another takes over once the
/// lease has run out on the clock of the database.
public final class Lease {

  private final Db db;
  private final String name;
  private final Duration length;

  public Lease(Db db, String name, Duration length) {
    this.db = db;
    this.name = name;
    this.length = length;
  }

  /// Takes the lease where it is free or has run out, renews it where the owner has it. True: the owner holds it now.
  public boolean hold(String owner) {
    return db.transact(h -> Outcome.commit(h.createUpdate("""
        insert into lease as l (name, owner, until) values (:name, :owner, clock_timestamp() + :length)
        on conflict (name) do update set owner = excluded.owner, until = excluded.until
        where l.owner = excluded.owner or l.until < clock_timestamp()
        """)
        .bind("name", name).bind("owner", owner).bind("length", length).execute() == 1));
  }

  /// Gives the lease back before its end, so that another need not wait for it.
  public void giveBack(String owner) {
    db.transact(h -> Outcome.commit(h.createUpdate("delete from lease where name = :name and owner = :owner")
        .bind("name", name).bind("owner", owner).execute()));
  }
}
