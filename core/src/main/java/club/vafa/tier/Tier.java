package club.vafa.tier;

import club.vafa.value.LocalText;
import club.vafa.value.TierId;

/// A level. The threshold is in the unit of the programme's measure; points percent is what purchases earn of the plain points, 100 or more.
public record Tier(TierId id, String code, String nameFa, String nameEn, int rank, long threshold, int pointsPercent) {

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }
}
