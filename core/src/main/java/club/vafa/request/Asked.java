package club.vafa.request;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A request with the hash of its content, the work that answers it, made afresh for each try, and what a violated constraint means.
record Asked<A>(RequestKey key, byte[] hash, Class<A> answerType, Supplier<PipedWork<A>> works, Function<String, Optional<A>> onConstraint) {

  /// Such an answer is not stored, since the transaction has rolled back.
  Optional<Keyed<A>> violated(String constraint) {
    return constraint.equals("request_once") ? Optional.of(new Keyed.InFlight<>()) : onConstraint.apply(constraint).map(Keyed.First::new);
  }
}
