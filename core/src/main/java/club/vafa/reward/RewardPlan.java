package club.vafa.reward;

import club.vafa.value.LocalText;
import club.vafa.value.Points;
import java.util.Optional;

/// A reward as staff write it. About says what it is and what to do with it. No price: it costs no points. No stock: as many as are asked
/// for. Where it
/// is reserved first, the reservation is kept for so many days after today.
public record RewardPlan(String code, LocalText name, LocalText about, RewardGift gift, Optional<Points> price, Optional<Long> stock,
    Optional<RewardLimit> limit, Optional<Integer> reservedDays, Access access) {
  public static final int RESERVED_DAYS_MAX = 365;
  public static final long PRICE_MAX = 1_000_000_000;
  public static final long STOCK_MAX = 1_000_000_000;

  public RewardPlan {
    if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("a reward's code is 1 to 40 small letters, digits and dashes: " + code);
    }
    if (price.filter(p -> p.amount() == 0 || p.amount() > PRICE_MAX).isPresent()) {
      throw new IllegalArgumentException("a price is 1 to " + PRICE_MAX + " points");
    }
    if (stock.filter(s -> s < 0 || s > STOCK_MAX).isPresent()) {
      throw new IllegalArgumentException("a stock is 0 to " + STOCK_MAX + ": " + stock.get());
    }
    if (reservedDays.filter(d -> d < 0 || d > RESERVED_DAYS_MAX).isPresent() || reservedDays.isEmpty() && gift.handedOver()) {
      throw new IllegalArgumentException("what is handed over is reserved for 0 to " + RESERVED_DAYS_MAX + " days");
    }
    if (gift instanceof RewardGift.Soft && price.isPresent()) {
      throw new IllegalArgumentException("a soft reward has no price");
    }
  }

  public long points() {
    return price.map(Points::amount).orElse(0L);
  }
}
