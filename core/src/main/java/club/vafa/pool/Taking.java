package club.vafa.pool;

/// What became of the wish to take from a pool.
public sealed interface Taking {

  /// Taken; so much is left.
  record Taken(long left) implements Taking {}

  /// Nothing was taken, since less than that is left.
  record Empty(long left) implements Taking {}
}
