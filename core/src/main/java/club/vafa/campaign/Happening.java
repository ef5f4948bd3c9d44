package club.vafa.campaign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What happens to a member and is answered by a campaign. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Happening.Joined.class, name = "JOINED"),
    @JsonSubTypes.Type(value = Happening.Purchased.class, name = "PURCHASED"),
    @JsonSubTypes.Type(value = Happening.TierChanged.class, name = "TIER_CHANGED"),
    @JsonSubTypes.Type(value = Happening.PointsExpiring.class, name = "POINTS_EXPIRING"),
    @JsonSubTypes.Type(value = Happening.Inactive.class, name = "INACTIVE"),
    @JsonSubTypes.Type(value = Happening.BirthdayAhead.class, name = "BIRTHDAY"),
    @JsonSubTypes.Type(value = Happening.NearNextTier.class, name = "NEAR_TIER")})
public sealed interface Happening {
  int DAYS_MAX = 365;

  /** Joined the club: once in a membership. */
  record Joined() implements Happening {}

  /** Bought for at least so much, in the smallest unit of the club's currency: once for each purchase. */
  record Purchased(long atLeast) implements Happening {}

  /** Came to another level: once for each change. */
  record TierChanged() implements Happening {}

  /** Points expire in so many days: once for each day on which some expire. */
  record PointsExpiring(int days) implements Happening {}

  /** Has bought before, and nothing for so many days: once for each such pause. */
  record Inactive(int days) implements Happening {}

  /** The birthday is in so many days: once for each year of the calendar in which it is kept. */
  record BirthdayAhead(int days) implements Happening {}

  /** Has so many percent of what the next level asks, looked at after each purchase: once for each level and year. */
  record NearNextTier(int percent) implements Happening {}

  /** The word of its kind, as the database knows it. */
  default String kind() {
    return switch (this) {
      case Joined _ -> "JOINED";
      case Purchased _ -> "PURCHASED";
      case TierChanged _ -> "TIER_CHANGED";
      case PointsExpiring _ -> "POINTS_EXPIRING";
      case Inactive _ -> "INACTIVE";
      case BirthdayAhead _ -> "BIRTHDAY";
      case NearNextTier _ -> "NEAR_TIER";
    };
  }

  /** Whether it is found by looking at the days rather than told by an event. */
  default boolean byTheDay() {
    return this instanceof PointsExpiring || this instanceof Inactive || this instanceof BirthdayAhead;
  }
}
