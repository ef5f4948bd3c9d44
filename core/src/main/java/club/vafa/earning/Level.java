package club.vafa.earning;

import club.vafa.tier.Tier;
import club.vafa.value.LocalText;

/// A member's level as it counts in earning: what its purchases earn of the plain points, in percent.
public record Level(String code, LocalText name, int percent) {

  public static Level of(Tier tier) {
    return new Level(tier.code(), tier.name(), tier.pointsPercent());
  }
}
