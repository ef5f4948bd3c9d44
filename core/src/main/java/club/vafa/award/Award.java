package club.vafa.award;

import club.vafa.value.Points;
import club.vafa.value.TransferId;

/** What became of an award. */
public sealed interface Award {
  record Given(TransferId transfer, Points points) implements Award {
  }

  record AlreadyGiven() implements Award {
  }

  /** The club gives no points for this. */
  record NoPoints() implements Award {
  }

  default Points points() {
    return this instanceof Given(var transfer, var points) ? points : Points.ZERO;
  }
}
