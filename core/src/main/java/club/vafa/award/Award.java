package club.vafa.award;

import club.vafa.value.Points;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.Optional;

/** What became of an award. */
public sealed interface Award {
  /** The points are good before {@code expiresAt}; for ever where it is empty. */
  record Given(TransferId transfer, Points points, Optional<Instant> expiresAt) implements Award {
  }

  record AlreadyGiven() implements Award {
  }

  /** The club gives no points for this. */
  record NoPoints() implements Award {
  }

  default Points points() {
    return this instanceof Given given ? given.points() : Points.ZERO;
  }
}
