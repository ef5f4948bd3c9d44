package club.vafa.coupon;

import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.util.Set;

/// What a coupon will be when it is given: its name, what it takes off, from which basket on, where (no branch named: at all of them), and
/// on how many days after the day of giving.
public record CouponTerms(LocalText name, Discount discount, Money minimum, Set<BranchId> branches, int validDays) {

  public static final int VALID_DAYS_MAX = 3_660;

  public CouponTerms {
    branches = Set.copyOf(branches);
    if (validDays < 0 || validDays > VALID_DAYS_MAX) {
      throw new IllegalArgumentException("a coupon is valid for 0 to " + VALID_DAYS_MAX + " days after today: " + validDays);
    }
    var currency = minimum.currency();
    boolean sameCurrency = switch (discount) {
      case Discount.Percent(int percent, var upTo) -> upTo.isEmpty() || upTo.get().currency() == currency;
      case Discount.Off(Money amount) -> amount.currency() == currency;
      case Discount.FreeItem(var product, Money worth) -> worth.currency() == currency;
    };
    if (!sameCurrency) {
      throw new IllegalArgumentException("a coupon is in one currency");
    }
  }
}
