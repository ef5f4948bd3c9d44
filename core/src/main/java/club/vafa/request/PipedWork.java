package club.vafa.request;

import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Work in few round trips, alone or together with others of its kind: what it asks first goes out with the request's own question, what it asks then
/// goes out under its turn, and what it writes goes out with the request's answer.
public interface PipedWork<A> {

  /// Adds the questions that need no other's answer.
  void ask(Handle h, Pipeline asks);

  /// The holder whose lock the second questions take. Of the works for one holder only one runs in a transaction, and locks are taken in the order
  /// of the holders.
  default Optional<UUID> turn() {
    return Optional.empty();
  }

  /// Adds the questions that follow from the first ones' answers.
  default void look(Handle h, Pipeline asks) {}

  /// Decides, and adds what is to be written. A work that refuses adds nothing and has written nothing with the handle.
  Outcome<A> in(Handle h, Pipeline writes);
}
