package club.vafa.club;

/// What a start of the program finds: the club as it was set up, or settings that contradict it.
public sealed interface Start {

  record Started(ClubSettings settings) implements Start {}

  /// The stored value stays; the given one would have changed the meaning of the books.
  record Contradicts(String setting, String stored, String given) implements Start {}
}
