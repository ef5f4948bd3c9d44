package club.vafa.game;

import club.vafa.value.Money;
import club.vafa.value.Points;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What an entry costs the member.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EntryPrice.Free.class, name = "free"),
    @JsonSubTypes.Type(value = EntryPrice.Purchase.class, name = "purchase"),
    @JsonSubTypes.Type(value = EntryPrice.InPoints.class, name = "points")})
public sealed interface EntryPrice {

  int VALID_DAYS_MAX = 366;

  record Free() implements EntryPrice {}

  /// Each purchase of at least so much, while the game runs, is one entry; it is good for so many days.
  record Purchase(Money minimum, int validDays) implements EntryPrice {
    public Purchase {
      if (validDays < 1 || validDays > VALID_DAYS_MAX) {
        throw new IllegalArgumentException("an entry is good for 1 to " + VALID_DAYS_MAX + " days: " + validDays);
      }
    }
  }

  /// Points; allowed only where the club's settings say that chance may be charged for.
  record InPoints(Points points) implements EntryPrice {
    public InPoints {
      if (points.amount() < 1) {
        throw new IllegalArgumentException("a price is at least one point");
      }
    }
  }
}
