package club.vafa.game;

import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.util.Optional;

/// A place on the wheel: on how many tickets it lies, what it gives, how many there are of it (no limit where none stands), and what one
/// costs the club.
public record Prize(PrizeId id, LocalText label, int weight, Gift gift, Optional<Long> stock, Money cost) {

  public static final int WEIGHT_MAX = 1_000_000;

  public Prize {
    if (weight < 1 || weight > WEIGHT_MAX) {
      throw new IllegalArgumentException("a weight is 1 to " + WEIGHT_MAX + ": " + weight);
    }
    if (stock.isPresent() && stock.get() < 1) {
      throw new IllegalArgumentException("a stock is at least one: " + stock.get());
    }
    if (stock.isPresent() && gift instanceof Gift.Nothing) {
      throw new IllegalArgumentException("nothing has no stock");
    }
  }

  /// Whether this place is meant as a win.
  public boolean win() {
    return !(gift instanceof Gift.Nothing);
  }
}
