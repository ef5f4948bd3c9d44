package club.vafa.limit;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class LimitSql {

  record Window(int tries, Instant endsAt) {}

  private LimitSql() {}

  /// Counts one try, in a new window where the old one has ended. The count stops one above the maximum, so that it cannot run away.
  static Window count(Handle h, String limit, byte[] subject, int max, Instant now, Instant endsAt) {
    return h.createQuery("""
        insert into attempt as a (limit_name, subject, tries, ends_at)
        values (:limit, :subject, 1, :endsAt)
        on conflict (limit_name, subject) do update
        set tries = case when a.ends_at <= :now then 1 else least(a.tries + 1, :max + 1) end,
            ends_at = case when a.ends_at <= :now then excluded.ends_at else a.ends_at end
        returning tries, ends_at
        """)
        .bind("limit", limit).bind("subject", subject).bind("max", max).bind("now", now).bind("endsAt", endsAt)
        .mapTo(Window.class).one();
  }

  static Optional<Window> look(Handle h, String limit, byte[] subject, Instant now) {
    return h.createQuery("select tries, ends_at from attempt where limit_name = :limit and subject = :subject and ends_at > :now")
        .bind("limit", limit).bind("subject", subject).bind("now", now)
        .mapTo(Window.class).findOne();
  }

  static int sweep(Handle h, Instant now, int max) {
    return h.createUpdate("""
        delete from attempt
        where (limit_name, subject) in (
          select limit_name, subject from attempt where ends_at <= :now order by ends_at limit :max for update skip locked)
        """)
        .bind("now", now).bind("max", max).execute();
  }
}
