package club.vafa.request;

import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// One try of a request within a transaction.
final class Turn<A> {

  private final Handle h;
  private final Asked<A> asked;
  private final PipedWork<A> work;
  private Optional<Pipeline.Later<List<RequestSql.Seen>>> seen = Optional.empty();
  private Optional<Keyed<A>> answer = Optional.empty();
  private boolean committed;

  Turn(Handle h, Asked<A> asked) {
    this.h = h;
    this.asked = asked;
    this.work = asked.works().get();
  }

  Asked<A> asked() {
    return asked;
  }

  boolean ended() {
    return answer.isPresent();
  }

  boolean committed() {
    return committed;
  }

  Keyed<A> answer() {
    return answer.orElseThrow();
  }

  Optional<UUID> holder() {
    return work.turn();
  }

  void ask(Pipeline asks) {
    seen = Optional.of(RequestSql.open(asks, asked.key()));
    work.ask(h, asks);
  }

  /// Ends here where the key was used before, or is in use now.
  void open() {
    var found = seen.orElseThrow().get().getFirst();
    if (found.answer().isPresent()) {
      answer = Optional.of(Arrays.equals(found.contentHash().orElseThrow(), asked.hash())
          ? new Keyed.Again<>(Json.read(found.answer().get(), asked.answerType())) : new Keyed.OtherContent<>());
    } else if (!found.locked()) {
      answer = Optional.of(new Keyed.InFlight<>());
    }
  }

  void look(Pipeline asks) {
    work.look(h, asks);
  }

  void write(Pipeline writes, Instant now) {
    var own = writes.part();
    switch (work.in(h, own)) {
      case Outcome.Commit<A>(A given) -> {
        RequestSql.store(own, asked.key(), asked.hash(), Json.write(given), now);
        writes.add(own);
        answer = Optional.of(new Keyed.First<>(given));
        committed = true;
      }
      case Outcome.Refuse<A>(A given) -> answer = Optional.of(new Keyed.First<>(given));
    }
  }
}
