package club.vafa.tier;

import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Instant;
import java.time.ZoneId;

/// What a level gives: of the plain points what purchases earn (percent, 100 or more), a standing discount (percent), sales and rewards so
/// many days before others, support before others, invitations, own games, points on reaching it, and what else in words (empty where there
/// is nothing else).
public record Benefits(int pointsPercent, int discountPercent, int earlyAccessDays, boolean prioritySupport, boolean invitations,
    boolean ownGames, long giftPoints, LocalText words) {

  public static final int POINTS_PERCENT_MAX = 1_000;
  public static final int EARLY_ACCESS_DAYS_MAX = 365;
  public static final long GIFT_POINTS_MAX = 1_000_000_000;

  /// The multiplier alone.
  public static Benefits multiplier(int pointsPercent) {
    return new Benefits(pointsPercent, 0, 0, false, false, false, 0, new LocalText("", ""));
  }

  /// What the standing discount takes off this basket, rounded down to the currency's smallest unit.
  public Money discountOn(Money basket) {
    // Whole hundreds first, so that no basket is too large for the product.
    return new Money(Math.addExact(basket.amount() / 100 * discountPercent, basket.amount() % 100 * discountPercent / 100), basket.currency());
  }

  /// From when on something is open to a member of this level that opens to everybody at that moment.
  public Instant opens(Instant toEverybody, ZoneId zone) {
    return toEverybody.atZone(zone).minusDays(earlyAccessDays).toInstant();
  }
}
