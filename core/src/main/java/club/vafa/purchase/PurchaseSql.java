package club.vafa.purchase;

import club.vafa.db.Json;
import club.vafa.earning.Earned;
import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PurchaseSql {

  private PurchaseSql() {}

  /// Counts one more purchase of the member and answers which it is; the row stays locked until the transaction ends.
  static long count(Handle h, MemberId member, long paid, Instant at) {
    return h.createQuery("""
        insert into purchase_count as c (member_id, purchases, spend, first_at, last_at) values (:member, 1, :paid, :at, :at)
        on conflict (member_id) do update
        set purchases = c.purchases + 1, spend = c.spend + excluded.spend,
          first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)
        returning purchases
        """).bind("member", member).bind("paid", paid).bind("at", at).mapTo(Long.class).one();
  }

  static void insert(Handle h, PurchaseId id, MemberId member, Sale sale, SaleCheck.Checked.Fine fine, Earned earned, String tier, long nth,
      Instant now, Optional<StaffId> by) {
    h.createUpdate("""
        with claimed as (
          insert into receipt (branch_id, till, business_day, number, member_id, purchase_id)
          values (:branch, :till, :day, :receipt, :member, :id)
        )
        insert into purchase (member_id, id, branch_id, till, receipt, business_day, at, paid, currency, items, earned, points, recorded_at, recorded_by)
        values (:member, :id, :branch, :till, :receipt, :day, :at, :paid, :currency, cast(:items as jsonb), cast(:earned as jsonb), :points, :now, :by)
        """)
        .bind("branch", fine.branch().id()).bind("till", sale.till()).bind("day", fine.businessDay()).bind("receipt", sale.receipt())
        .bind("member", member).bind("id", id).bind("at", fine.at()).bind("paid", fine.paid().amount()).bind("currency", fine.paid().currency().code())
        .bind("items", Json.write(sale.items())).bind("earned", Json.write(Map.of("tier", tier, "nth", nth, "lines", earned.lines())))
        .bind("points", earned.points()).bind("now", now).bind("by", by.orElse(null))
        .execute();
  }

  static Optional<PurchaseId> byReceipt(Handle h, BranchId branch, String till, LocalDate day, String number) {
    return h.createQuery("""
        select purchase_id from receipt where branch_id = :branch and till = :till and business_day = :day and number = :number
        """).bind("branch", branch).bind("till", till).bind("day", day).bind("number", number).mapTo(PurchaseId.class).findOne();
  }

  static List<Purchase> ofMember(Handle h, MemberId member, Optional<PurchaseId> after, int max) {
    return h.createQuery("""
        select id, branch_id, till, receipt, business_day, at, paid, currency, points from purchase
        where member_id = :member and (cast(:after as uuid) is null or id < cast(:after as uuid))
        order by id desc limit :max
        """).bind("member", member).bind("after", after.orElse(null)).bind("max", max).mapTo(Purchase.class).list();
  }
}
