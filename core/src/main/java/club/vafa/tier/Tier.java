package club.vafa.tier;

import club.vafa.value.LocalText;
import club.vafa.value.TierId;

/// A level. The threshold is in the unit of the programme's measure; a higher rank is a higher level.
public record Tier(TierId id, String code, LocalText name, int rank, long threshold, Benefits benefits) {

  /// What purchases earn of the plain points, in percent.
  public int pointsPercent() {
    return benefits.pointsPercent();
  }
}
