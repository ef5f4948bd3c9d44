package club.vafa.limit;

import java.time.Instant;

/// Whether one more attempt may be made.
public sealed interface Allowance {

  /// It may; so many are left after it.
  record Allowed(int left) implements Allowance {}

  /// It may not, before this moment.
  record TooMany(Instant until) implements Allowance {}
}
