package club.vafa.purchase;

import club.vafa.earning.Earned;
import java.util.List;

/// A sale as a whole: its row, how many of each line of the receipt have come back, what it was paid with beside money, what it earned, and
/// its refunds, oldest first.
public record PurchaseDetail(Sold sold, List<Sale.Item> items, List<Integer> gone, List<Payment> payments, Earned earned,
    List<Refund> refunds) {}
