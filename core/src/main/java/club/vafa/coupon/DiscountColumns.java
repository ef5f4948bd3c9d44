package club.vafa.coupon;

import club.vafa.value.Money;
import club.vafa.value.ProductId;
import java.util.Optional;

/// A discount as it lies in the columns of its table.
record DiscountColumns(Optional<Integer> percent, Optional<Long> amount, Optional<Long> amountMax, Optional<ProductId> product) {

  static DiscountColumns of(Discount discount) {
    return switch (discount) {
      case Discount.Percent(int percent, var upTo) -> new DiscountColumns(Optional.of(percent), Optional.empty(), upTo.map(Money::amount),
          Optional.empty());
      case Discount.Off(Money amount) -> new DiscountColumns(Optional.empty(), Optional.of(amount.amount()), Optional.empty(),
          Optional.empty());
      case Discount.FreeItem(ProductId product, Money worth) ->
          new DiscountColumns(Optional.empty(), Optional.of(worth.amount()), Optional.empty(), Optional.of(product));
    };
  }
}
