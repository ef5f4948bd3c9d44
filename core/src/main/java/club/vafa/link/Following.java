package club.vafa.link;

import java.time.Instant;

/** What a code leads to. */
public sealed interface Following {
  record To(Target target) implements Following {}

  /** Nobody made such a code, or it has been forgotten. */
  record Unknown() implements Following {}

  /** This caller has tried too many codes that do not exist. */
  record TooMany(Instant until) implements Following {}
}
