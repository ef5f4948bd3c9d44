package club.vafa.purchase;

import club.vafa.db.Json;
import club.vafa.db.Pipeline;
import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

final class PurchaseSql {

  private PurchaseSql() {}

  /// Claims the receipt and writes the purchase.
  static void insert(Pipeline writes, PurchaseId id, MemberId member, Sale sale, SaleCheck.Checked.Fine fine, Counting earned,
      Instant now, Optional<StaffId> by, Optional<Bill> bill) {
    writes.write("insert into receipt (branch_id, till, business_day, number, member_id, purchase_id) values (?, ?, ?, ?, ?, ?)",
        fine.branch().id(), sale.till(), fine.businessDay(), sale.receipt(), member, id);
    writes.write("""
        insert into purchase (member_id, id, branch_id, till, receipt, business_day, at, paid, currency, items, earned, points, recorded_at,
          recorded_by, settled)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?, ?, ?)
        """,
        member, id, fine.branch().id(), sale.till(), sale.receipt(), fine.businessDay(), fine.at(), fine.paid().amount(), fine.paid()
            .currency(),
        Json.write(sale.items()), earned.kept().json(), earned.points(), now, by,
        bill.map(b -> b.settled().amount()).orElse(0L));
  }

  static Optional<PurchaseId> byReceipt(Handle h, BranchId branch, String till, LocalDate day, String number) {
    return h.createQuery("""
        select purchase_id from receipt where branch_id = :branch and till = :till and business_day = :day and number = :number
        """).bind("branch", branch).bind("till", till).bind("day", day).bind("number", number).mapTo(PurchaseId.class).findOne();
  }

  static Supplier<Optional<PurchaseId>> byReceipt(Pipeline asks, BranchId branch, String till, LocalDate day, String number) {
    var rows = asks.query(row -> new PurchaseId(row.getObject(1, UUID.class)),
        "select purchase_id from receipt where branch_id = ? and till = ? and business_day = ? and number = ?", branch, till, day, number);
    return () -> rows.get().stream().findFirst();
  }

  static List<Purchase> ofMembers(Handle h, List<MemberId> ids, Optional<PurchaseId> after, int max) {
    return h.createQuery("""
        select id, branch_id, till, receipt, business_day, at, paid, currency, points, settled, returned, points_taken
        from purchase
        where member_id = any(:members) and (cast(:after as uuid) is null or id < cast(:after as uuid))
        order by id desc limit :max
        """).bindArray("members", UUID.class, ids.stream().map(MemberId::value).toArray())
        .bind("after", after.orElse(null)).bind("max", max)
        .mapTo(Purchase.class).list();
  }
}
