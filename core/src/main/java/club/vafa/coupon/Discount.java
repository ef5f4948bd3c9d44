package club.vafa.coupon;

import club.vafa.value.Money;
import club.vafa.value.ProductId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// What a coupon takes off a basket.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Discount.Percent.class, name = "percent"),
    @JsonSubTypes.Type(value = Discount.Off.class, name = "off"), @JsonSubTypes.Type(value = Discount.FreeItem.class, name = "item")})
public sealed interface Discount {

  /// What comes off this basket: never more than the basket, rounded down to the currency's smallest unit.
  Money on(Money basket);

  /// The same where the till names the goods. Empty where the free item is not among them.
  default Optional<Money> on(Basket basket) {
    return Optional.of(on(basket.total()));
  }

  /// A share of the basket, at most so much.
  record Percent(int percent, Optional<Money> upTo) implements Discount {
    public Percent {
      if (percent < 1 || percent > 100) {
        throw new IllegalArgumentException("a discount is 1 to 100 percent: " + percent);
      }
      if (upTo.isPresent() && upTo.get().amount() == 0) {
        throw new IllegalArgumentException("a discount of nothing");
      }
    }

    @Override
    public Money on(Money basket) {
      // Whole hundreds first, so that no basket is too large for the product.
      long share = Math.addExact(basket.amount() / 100 * percent, basket.amount() % 100 * percent / 100);
      var off = new Money(share, basket.currency());
      return upTo.filter(most -> most.compareTo(off) < 0).orElse(off);
    }
  }

  /// A fixed amount.
  record Off(Money amount) implements Discount {
    public Off {
      if (amount.amount() == 0) {
        throw new IllegalArgumentException("a discount of nothing");
      }
    }

    @Override
    public Money on(Money basket) {
      return amount.compareTo(basket) > 0 ? basket : amount;
    }
  }

  /// One piece of a product for nothing; its worth is what it cost when the code was given, which counts where the till does not name its
  /// goods.
  record FreeItem(ProductId product, Money worth) implements Discount {
    public FreeItem {
      if (worth.amount() == 0) {
        throw new IllegalArgumentException("a discount of nothing");
      }
    }

    @Override
    public Money on(Money basket) {
      return worth.compareTo(basket) > 0 ? basket : worth;
    }

    @Override
    public Optional<Money> on(Basket basket) {
      return basket.prices().isEmpty() ? Optional.of(on(basket.total()))
          : Optional.ofNullable(basket.prices().get(product)).map(price -> price.compareTo(basket.total()) > 0 ? basket.total() : price);
    }
  }
}
