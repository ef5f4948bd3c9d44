package club.vafa.purchase;

import club.vafa.db.Json;
import club.vafa.earning.Earned;
import club.vafa.value.BranchId;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A recorded refund, the n-th of its purchase, as lists show it. Amount is what was returned of all that had been paid, paid what of it
/// was money; points and credit are what the sale no longer earns, kept is what it still earns.
public record Refund(RefundId id, PurchaseId purchaseId, int nth, BranchId branchId, String till, String number, LocalDate businessDay,
    Instant at, long amount,
    long paid, String currency, boolean whole, JsonNode items, long points, long credit, JsonNode taken, JsonNode kept,
    JsonNode back) {

  /// How many of which lines of the receipt came back.
  public List<RefundWish.Returned> returned() {
    return Json.read(items.toString(), new TypeReference<>() {});
  }

  public List<Refunding.Taken> takenBack() {
    return Json.read(taken.toString(), new TypeReference<>() {});
  }

  public List<Refunding.Back> givenBack() {
    return Json.read(back.toString(), new TypeReference<>() {});
  }

  Earned stillEarned() {
    return Json.read(kept.toString(), Earned.class);
  }
}
