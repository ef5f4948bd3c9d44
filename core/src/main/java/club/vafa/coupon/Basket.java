package club.vafa.coupon;

import club.vafa.value.Money;
import club.vafa.value.ProductId;
import java.util.Map;

/// What a code is used on: what it comes to, and what one piece of each product in it costs, where the till says so.
public record Basket(Money total, Map<ProductId, Money> prices) {

  public Basket {
    prices = Map.copyOf(prices);
  }

  public static Basket of(Money total) {
    return new Basket(total, Map.of());
  }
}
