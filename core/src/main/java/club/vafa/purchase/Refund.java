package club.vafa.purchase;

import club.vafa.value.BranchId;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;

/// A recorded refund, as lists show it. Amount is what was returned of all that had been paid, paid what of it was money; points are those that the
/// sale no longer earns, kept are the lines of what it still earns.
public record Refund(RefundId id, PurchaseId purchaseId, BranchId branchId, String till, String number, LocalDate businessDay, Instant at, long amount,
    long paid, String currency, boolean whole, JsonNode items, long points, long fromOwn, long fromOthers, long asDebt, long forgone, JsonNode kept,
    JsonNode back) {}
