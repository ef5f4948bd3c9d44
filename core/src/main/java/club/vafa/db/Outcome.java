package club.vafa.db;

/// How a transaction ends: both carry an answer, and only a Commit keeps what was written.
public sealed interface Outcome<A> {

  A answer();

  record Commit<A>(A answer) implements Outcome<A> {}

  record Refuse<A>(A answer) implements Outcome<A> {}

  static <A> Outcome<A> commit(A answer) {
    return new Commit<>(answer);
  }

  static <A> Outcome<A> refuse(A answer) {
    return new Refuse<>(answer);
  }
}
