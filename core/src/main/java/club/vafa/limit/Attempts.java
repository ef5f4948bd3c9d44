package club.vafa.limit;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.secret.Secrets;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// Counts attempts and says when there were too many.
public final class Attempts {

  public static final int SWEEP_MAX = 1_000;

  private final Db db;
  private final Secrets secrets;
  private final InstantSource clock;

  public Attempts(Db db, Secrets secrets, InstantSource clock) {
    this.db = db;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// Counts an attempt in a transaction of its own, before or after that of what is attempted, so that it stays counted when that is rolled
  /// back.
  public Allowance allow(AttemptLimit limit, String subject) {
    return db.transact(h -> Outcome.commit(allow(h, limit, subject)));
  }

  /// Counts an attempt within the caller's transaction.
  public Allowance allow(Handle h, AttemptLimit limit, String subject) {
    var now = clock.instant();
    var window = LimitSql.count(h, limit.name(), keyOf(subject), limit.max(), now, now.plus(limit.period()));
    return window.tries() > limit.max() ? new Allowance.TooMany(window.endsAt()) : new Allowance.Allowed(limit.max() - window.tries());
  }

  /// As the other one, with a connection of its own.
  public Allowance look(AttemptLimit limit, String subject) {
    return db.read(h -> look(h, limit, subject));
  }

  /// Whether an attempt would be allowed; counts nothing. Callers for whom only a failure counts look first and count after the failure.
  public Allowance look(Handle h, AttemptLimit limit, String subject) {
    return LimitSql.look(h, limit.name(), keyOf(subject), clock.instant())
        .<Allowance>map(w -> w.tries() >= limit.max() ? new Allowance.TooMany(w.endsAt())
            : new Allowance.Allowed(limit.max() - w.tries() - 1))
        .orElseGet(() -> new Allowance.Allowed(limit.max() - 1));
  }

  /// Forgets what has ended, at most {@link #SWEEP_MAX} rows at a time; says how many.
  public int sweep() {
    return db.transact(h -> Outcome.commit(LimitSql.sweep(h, clock.instant(), SWEEP_MAX)));
  }

  private byte[] keyOf(String subject) {
    return secrets.hmac("attempt", subject);
  }
}
