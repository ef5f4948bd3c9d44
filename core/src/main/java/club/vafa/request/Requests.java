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
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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

  /// As the others, for work that is done in pipelines. The work may be made again from its start, so each try gets a fresh one.
  public <A> Keyed<A> oncePiped(RequestKey key, Object command, Class<A> answerType, Supplier<PipedWork<A>> works,
      Function<String, Optional<A>> onConstraint) {
    return alone(new Asked<>(key, hashOf(command), answerType, works, onConstraint));
  }

  <A> Keyed<A> alone(Asked<A> asked) {
    Db.Work<Keyed<A>> keyed = h -> {
      var turn = new Turn<>(h, asked);
      var all = List.of(turn);
      new Round(h, all).run(clock.instant());
      return turn.committed() ? Outcome.commit(turn.answer()) : Outcome.refuse(turn.answer());
    };
    return db.transact(keyed, asked::violated);
  }

  /// Runs requests together in one transaction: all of them, save those whose turn is taken by an earlier one of the same list. Throws where anything
  /// went wrong with one of them, and then nothing of any is written.
  void together(List<? extends Asked<?>> asked, BiConsumer<Asked<?>, Keyed<?>> answers) {
    var now = clock.instant();
    List<Turn<?>> ended = db.transact(h -> {
      List<Turn<?>> turns = asked.stream().<Turn<?>>map(a -> new Turn<>(h, a)).toList();
      new Round(h, turns).run(now);
      return turns.stream().anyMatch(Turn::committed) ? Outcome.commit(turns) : Outcome.refuse(turns);
    });
    ended.stream().filter(Turn::ended).forEach(turn -> answers.accept(turn.asked(), turn.answer()));
  }

  /// What a request was answered; empty where it has been forgotten.
  public <A> Supplier<Optional<A>> answer(Pipeline asks, RequestKey key, Class<A> answerType) {
    var stored = RequestSql.answer(asks, key);
    return () -> stored.get().stream().findFirst().map(answer -> Json.read(answer, answerType));
  }

  /// Forgets keys that are older than they are kept, at most a batch at a time; answers how many.
  public int forget() {
    var before = clock.instant().minus(Duration.ofDays(KEPT_DAYS));
    return db.transact(h -> Outcome.commit(RequestSql.forget(h, before, FORGET_BATCH_MAX)));
  }

  static byte[] hashOf(Object command) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(Json.write(command).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
