package club.vafa.purchase;

import club.vafa.db.Json;
import club.vafa.value.BranchId;
import club.vafa.value.Currency;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A sale as it stands in its row. Paid is what was paid in money, settled the value that other means paid, returned what has come back of
/// their sum.
public record Sold(PurchaseId id, MemberId memberId, BranchId branchId, String till, String receipt, LocalDate businessDay, Instant at,
    long paid,
    long settled, long returned, String currency, JsonNode items, JsonNode earned, long points, long pointsTaken,
    Instant recordedAt) {

  /// All that was paid, by whatever means.
  public long total() {
    return paid + settled;
  }

  public Money money(long amount) {
    return new Money(amount, Currency.of(currency));
  }

  List<Sale.Item> lines() {
    return Json.read(items.toString(), new TypeReference<>() {});
  }
}
