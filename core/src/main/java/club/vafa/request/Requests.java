package club.vafa.request;

import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Runs a request at most once per key. The hash is over the parsed command, so that white space or the order of fields does not matter.
public final class Requests {

  /// How long a key and its answer are kept; callers may count on 30 days.
  public static final int KEPT_DAYS = 90;
  public static final int FORGET_BATCH_MAX = 1_000;

  private final Db db;
  private final InstantSource clock;

  public Requests(Db db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  public <A> Keyed<A> once(RequestKey key, Object command, Class<A> answerType, Db.Work<A> work) {
    return once(key, command, answerType, work, constraint -> Optional.empty());
  }

  /// As above, with violated constraints turned into answers; such an answer is not stored, since the transaction has rolled back.
  public <A> Keyed<A> once(RequestKey key, Object command, Class<A> answerType, Db.Work<A> work, Function<String, Optional<A>> onConstraint) {
    return oncePiped(key, command, answerType, () -> new Plain<>(work), onConstraint);
  }

  /// Work that asks and writes with the handle alone.
  private record Plain<A>(Db.Work<A> work) implements PipedWork<A> {
    @Override
    public void ask(Handle h, Pipeline asks) {}

    @Override
    public Outcome<A> in(Handle h, Pipeline writes) {
      return work.in(h);
    }
  }

  /// Work in few round trips: what it asks first goes out with the request's own question, and what it writes with the request's answer.
  public interface PipedWork<A> {
    /// Adds the questions that need no other's answer.
    void ask(Handle h, Pipeline asks);

    /// Decides, and adds what is to be written; a Refuse writes nothing.
    Outcome<A> in(Handle h, Pipeline writes);
  }

  /// As the others, for work that is done in pipelines. The work may be made again from its start, so each try gets a fresh one.
  public <A> Keyed<A> oncePiped(RequestKey key, Object command, Class<A> answerType, Supplier<PipedWork<A>> works,
      Function<String, Optional<A>> onConstraint) {
    var hash = hashOf(command);
    Db.Work<Keyed<A>> keyed = h -> {
      var work = works.get();
      var asks = new Pipeline(h);
      var seen = RequestSql.open(asks, key);
      work.ask(h, asks);
      asks.send();
      var before = before(seen.get().getFirst(), hash, answerType);
      if (before.isPresent()) {
        return Outcome.refuse(before.get());
      }
      var writes = new Pipeline(h);
      return switch (work.in(h, writes)) {
        case Outcome.Commit<A>(A answer) -> {
          RequestSql.store(writes, key, hash, Json.write(answer), clock.instant());
          writes.send();
          yield Outcome.commit(new Keyed.First<>(answer));
        }
        case Outcome.Refuse<A>(A answer) -> Outcome.refuse(new Keyed.First<>(answer));
      };
    };
    return db.transact(keyed, constraint -> inFlightOr(onConstraint, constraint));
  }

  /// Forgets keys that are older than they are kept, at most a batch at a time; answers how many.
  public int forget() {
    var before = clock.instant().minus(Duration.ofDays(KEPT_DAYS));
    return db.transact(h -> Outcome.commit(RequestSql.forget(h, before, FORGET_BATCH_MAX)));
  }

  private static <A> Optional<Keyed<A>> before(RequestSql.Seen seen, byte[] hash, Class<A> answerType) {
    if (seen.answer().isPresent()) {
      return Optional.of(Arrays.equals(seen.contentHash().orElseThrow(), hash)
          ? new Keyed.Again<>(Json.read(seen.answer().get(), answerType)) : new Keyed.OtherContent<>());
    }
    return seen.locked() ? Optional.empty() : Optional.of(new Keyed.InFlight<>());
  }

  private static <A> Optional<Keyed<A>> inFlightOr(Function<String, Optional<A>> onConstraint, String constraint) {
    return constraint.equals("request_once") ? Optional.of(new Keyed.InFlight<>()) : onConstraint.apply(constraint).map(Keyed.First::new);
  }

  private static byte[] hashOf(Object command) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(Json.write(command).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
