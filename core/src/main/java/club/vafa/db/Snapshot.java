package club.vafa.db;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// A copy of something small that is read often and changes seldom: at most so old, and read afresh after it was forgotten.
public final class Snapshot<T> {

  private record Copy<T>(T value, long readAtNanos) {}

  private final Db db;
  private final long ageNanosMax;
  private final Function<Handle, T> read;
  private volatile Optional<Copy<T>> copy = Optional.empty();

  public Snapshot(Db db, long ageMillisMax, Function<Handle, T> read) {
    this.db = db;
    this.ageNanosMax = ageMillisMax * 1_000_000;
    this.read = read;
  }

  public T get() {
    var seen = copy;
    long now = System.nanoTime();
    if (seen.isPresent() && now - seen.get().readAtNanos() < ageNanosMax) {
      return seen.get().value();
    }
    var fresh = db.read(read);
    copy = Optional.of(new Copy<>(fresh, now));
    return fresh;
  }

  /// Has the next reader read afresh, once the change of this transaction is committed.
  public void forgetAfter(Handle h) {
    h.afterCommit(() -> copy = Optional.empty());
  }
}
