package club.vafa.purchase;

import club.vafa.value.BranchId;
import club.vafa.value.PurchaseId;
import java.time.Instant;
import java.time.LocalDate;

/// A recorded sale, as lists show it. Paid is in the smallest unit of the currency.
public record Purchase(PurchaseId id, BranchId branchId, String till, String receipt, LocalDate businessDay, Instant at, long paid, String currency,
    long points) {}
