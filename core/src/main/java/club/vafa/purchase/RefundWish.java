package club.vafa.purchase;

import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A refund as the till tells it: items, an amount, or both; neither of them is all that is left of the sale. The till numbers its refunds'
/// receipts by itself and by day. The time is now where it is left out. What paid for the sale and has expired since comes back only with
/// grace: it can then be used until the end of that day.
public record RefundWish(PurchaseId purchase, String till, String number, Optional<Instant> at, Optional<Money> amount,
    List<Returned> items,
    Optional<LocalDate> graceUntil) {

  /// So many of what stands on this line of the receipt; lines are counted from 1.
  public record Returned(int line, int quantity) {}

  public RefundWish {
    items = List.copyOf(items);
  }

  /// All that is left.
  public static RefundWish whole(PurchaseId purchase, String till, String number) {
    return new RefundWish(purchase, till, number, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  public static RefundWish of(PurchaseId purchase, String till, String number, Money amount) {
    return new RefundWish(purchase, till, number, Optional.empty(), Optional.of(amount), List.of(), Optional.empty());
  }

  public static RefundWish of(PurchaseId purchase, String till, String number, List<Returned> items) {
    return new RefundWish(purchase, till, number, Optional.empty(), Optional.empty(), items, Optional.empty());
  }
}
