package club.vafa.request;

/// What became of a request with a key.
public sealed interface Keyed<A> {

  /// Done now, or refused now.
  record First<A>(A answer) implements Keyed<A> {}

  /// Done before: the first answer once more.
  record Again<A>(A answer) implements Keyed<A> {}

  /// The key was used before for something else.
  record OtherContent<A>() implements Keyed<A> {}

  /// The same request is being worked on at this moment.
  record InFlight<A>() implements Keyed<A> {}
}
