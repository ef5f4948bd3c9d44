package club.vafa.purchase;

import club.vafa.earning.Through;
import club.vafa.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A sale as the till tells it. What was paid may be less than the items' sum (a discount), never more; where it is left out it is the sum,
/// and where there are no items it must be given. The time is now where it is left out, and the way by which it came is the till. The
/// tender, where there is one, lowers what is paid in money; and so does the standing discount of the member's level, unless the till says that
/// none is to come off: it has taken it off itself, say, or tells of a sale that was paid long before.
public record Sale(Customer customer, String branch, String till, String receipt, Optional<Instant> at, Optional<Money> paid,
    List<Item> items,
    Optional<Through> through, Optional<Tender> tender, Optional<Boolean> levelDiscount) {

  public static final int ITEMS_MAX = 200;
  public static final int QUANTITY_MAX = 10_000;

  /// A line of the receipt: a product of the club by its code, or a name alone; the price is that of one.
  public record Item(Optional<String> product, Optional<String> name, int quantity, Money price) {}

  public Sale {
    items = List.copyOf(items);
  }

  /// Paid in money alone, at the till.
  public Sale(Customer customer, String branch, String till, String receipt, Optional<Instant> at, Optional<Money> paid, List<Item> items) {
    this(customer, branch, till, receipt, at, paid, items, Optional.empty());
  }

  /// Paid in money alone.
  public Sale(Customer customer, String branch, String till, String receipt, Optional<Instant> at, Optional<Money> paid, List<Item> items,
      Optional<Through> through) {
    this(customer, branch, till, receipt, at, paid, items, through, Optional.empty(), Optional.empty());
  }

  public Sale with(Tender wanted) {
    return new Sale(customer, branch, till, receipt, at, paid, items, through, Optional.of(wanted), levelDiscount);
  }

  public Sale withoutLevelDiscount() {
    return new Sale(customer, branch, till, receipt, at, paid, items, through, tender, Optional.of(false));
  }

  boolean discountOfLevel() {
    return levelDiscount.orElse(true);
  }
}
