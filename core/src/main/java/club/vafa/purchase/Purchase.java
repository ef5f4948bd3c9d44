package club.vafa.purchase;

import club.vafa.value.BranchId;
import club.vafa.value.PurchaseId;
import java.time.Instant;
import java.time.LocalDate;

/// A recorded sale, as lists show it. Paid in money, settled by other means and what of both has been returned are in the smallest unit of
/// the currency.
public record Purchase(PurchaseId id, BranchId branchId, String till, String receipt, LocalDate businessDay, Instant at, long paid,
    String currency,
    long points, long settled, long returned, long pointsTaken) {}
