package club.vafa.purchase;

import club.vafa.value.Money;
import java.util.ArrayList;
import java.util.List;

/// What a refund comes to, given what has come back before: pure arithmetic. An item's worth is its share of what was paid by all means, as
/// its list price is of the list total. All shares are of everything that has come back so far, less what they were before, so that many
/// refunds end where one would have.
sealed interface Returning {

  /// Amount now, all that has come back with it, how many of each line are gone with it, and whether nothing is left of the sale.
  record Fine(long amount, long returned, List<Integer> gone, boolean whole) implements Returning {}

  record Refused(Refunding why) implements Returning {}

  /// Gone: how many of each line of the receipt have come back before.
  static Returning of(Sold sold, List<Sale.Item> items, List<Integer> gone, boolean wholeBefore, RefundWish wish) {
    if (wholeBefore || wish.amount().filter(m -> m.amount() > sold.total() - sold.returned()).isPresent()) {
      return new Refused(new Refunding.MoreThanSold(sold.money(sold.total() - sold.returned())));
    }
    boolean rest = wish.items().isEmpty() && wish.amount().isEmpty();
    if (!rest && wish.items().isEmpty() && wish.amount().filter(m -> m.amount() == 0).isPresent()) {
      return new Refused(new Refunding.NothingReturned());
    }
    var after = new ArrayList<>(gone);
    for (var item : wish.items()) {
      int at = item.line() - 1;
      int left = at < 0 || at >= items.size() ? 0 : items.get(at).quantity() - after.get(at);
      if (item.quantity() > left) {
        return new Refused(new Refunding.MoreItemsThanSold(item.line(), left));
      }
      after.set(at, after.get(at) + item.quantity());
    }
    return fine(sold, items, gone, rest ? items.stream().map(Sale.Item::quantity).toList() : List.copyOf(after), wish);
  }

  private static Returning fine(Sold sold, List<Sale.Item> items, List<Integer> before, List<Integer> after, RefundWish wish) {
    long left = sold.total() - sold.returned();
    boolean rest = wish.items().isEmpty() && wish.amount().isEmpty();
    boolean all = rest || !items.isEmpty() && after.equals(quantities(items));
    long amount = wish.amount().map(Money::amount).orElseGet(() -> all ? left : Math.min(left, worth(sold, items, before, after)));
    boolean whole = amount == left && (left > 0 || all);
    return new Fine(amount, sold.returned() + amount, whole ? quantities(items) : after, whole);
  }

  private static long worth(Sold sold, List<Sale.Item> items, List<Integer> before, List<Integer> after) {
    long list = listTotal(items, quantities(items));
    return Share.down(sold.total(), listTotal(items, after), list) - Share.down(sold.total(), listTotal(items, before), list);
  }

  /// What was paid in money and has come back, of so much that has come back in all.
  static long moneyOf(Sold sold, long returned) {
    return Share.up(sold.paid(), returned, sold.total());
  }

  private static List<Integer> quantities(List<Sale.Item> items) {
    return items.stream().map(Sale.Item::quantity).toList();
  }

  private static long listTotal(List<Sale.Item> items, List<Integer> quantities) {
    long total = 0;
    for (int i = 0; i < items.size(); i++) {
      total += items.get(i).price().amount() * quantities.get(i);
    }
    return total;
  }
}
