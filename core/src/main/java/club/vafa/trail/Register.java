package club.vafa.trail;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Snapshot;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Something that staff keep and every process reads often, such as the branches: read as a copy that is at most a few seconds old, and written together
/// with the trail. Whatever adds or changes goes through [#write], so that no change is without its trace and no reader stays with an old copy.
public final class Register<T> {

  public static final long AGE_MILLIS_MAX = 3_000;

  /// How a write ends: done, with what the trail is to say of it, or refused, with nothing written.
  public sealed interface Writing<A> {
    record Done<A>(A answer, String act, UUID subject, Map<String, ?> facts) implements Writing<A> {}

    record Refused<A>(A answer) implements Writing<A> {}
  }

  private final Db db;
  private final Trail trail;
  private final String subject;
  private final Snapshot<T> copy;

  /// The subject is the word under which the trail names what is kept here: "branch".
  public Register(Db db, Trail trail, String subject, Function<Handle, T> read) {
    this.db = db;
    this.trail = trail;
    this.subject = subject;
    this.copy = new Snapshot<>(db, AGE_MILLIS_MAX, read);
  }

  public static <A> Writing<A> done(A answer, String act, UUID subject, Map<String, ?> facts) {
    return new Writing.Done<>(answer, act, subject, facts);
  }

  public static <A> Writing<A> refused(A answer) {
    return new Writing.Refused<>(answer);
  }

  public T copy() {
    return copy.get();
  }

  /// Has everybody read afresh after a transaction that wrote in another's name.
  public void forgetAfter(Handle h) {
    copy.forgetAfter(h);
  }

  public <A> A write(Actor by, Function<Handle, Writing<A>> work) {
    return db.transact(h -> write(h, by, work));
  }

  /// As the other one, for what has a code of its own: where that constraint is violated, the code is taken.
  public <A> A write(Actor by, Function<Handle, Writing<A>> work, String constraint, A taken) {
    return db.transact(h -> write(h, by, work), violated -> violated.equals(constraint) ? Optional.of(taken) : Optional.empty());
  }

  private <A> Outcome<A> write(Handle h, Actor by, Function<Handle, Writing<A>> work) {
    return switch (work.apply(h)) {
      case Writing.Done<A>(A answer, String act, UUID id, var facts) -> {
        trail.record(h, by, subject + "." + act, subject, id, facts);
        copy.forgetAfter(h);
        yield Outcome.commit(answer);
      }
      case Writing.Refused<A>(A answer) -> Outcome.refuse(answer);
    };
  }
}
