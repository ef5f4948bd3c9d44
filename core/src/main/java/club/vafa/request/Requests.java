package club.vafa.request;

import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// Runs a request at most once per key. The hash is over the parsed command, so that white space or the order of fields does not matter.
public final class Requests {

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
    var hash = hashOf(command);
    Db.Work<Keyed<A>> keyed = h -> {
      var seen = RequestSql.open(h, key);
      if (seen.answer().isPresent()) {
        Keyed<A> again = Arrays.equals(seen.contentHash().orElseThrow(), hash)
            ? new Keyed.Again<>(Json.read(seen.answer().get(), answerType))
            : new Keyed.OtherContent<>();
        return Outcome.refuse(again);
      }
      if (!seen.locked()) {
        return Outcome.refuse(new Keyed.InFlight<>());
      }
      return switch (work.in(h)) {
        case Outcome.Commit<A>(A answer) -> {
          RequestSql.store(h, key, hash, Json.write(answer), clock.instant());
          yield Outcome.commit(new Keyed.First<>(answer));
        }
        case Outcome.Refuse<A>(A answer) -> Outcome.refuse(new Keyed.First<>(answer));
      };
    };
    return db.transact(keyed, constraint -> constraint.equals("request_once")
        ? Optional.of(new Keyed.InFlight<>())
        : onConstraint.apply(constraint).map(Keyed.First::new));
  }

  private static byte[] hashOf(Object command) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(Json.write(command).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
