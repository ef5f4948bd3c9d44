package club.vafa.db;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// A copy of something small that is read often and changes seldom: at most so old, and read afresh after it was forgotten.
public final class Snapshot<T> {

  private record Copy<T>(T value, long readAtNanos) {}

  private final Db db;
  private final long ageNanosMax;
  private final Function<Handle, T> read;
  // One reader fetches a fresh copy; the others go on with the old one meanwhile.
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Optional<Copy<T>> copy = Optional.empty();

  public Snapshot(Db db, long ageMillisMax, Function<Handle, T> read) {
    this.db = db;
    this.ageNanosMax = ageMillisMax * 1_000_000;
    this.read = read;
  }

  public T get() {
    var seen = copy;
    if (seen.isPresent() && (fresh(seen.get()) || !reading.compareAndSet(false, true))) {
      return seen.get().value();
    }
    try {
      var read = new Copy<>(db.read(this.read), System.nanoTime());
      copy = Optional.of(read);
      return read.value();
    } finally {
      reading.set(false);
    }
  }

  private boolean fresh(Copy<T> seen) {
    return System.nanoTime() - seen.readAtNanos() < ageNanosMax;
  }

  /// Has the next reader read afresh, once the change of this transaction is committed.
  public void forgetAfter(Handle h) {
    h.afterCommit(() -> copy = Optional.empty());
  }
}
