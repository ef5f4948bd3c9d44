package club.vafa.purchase;

import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RefundSql {

  private static final String SOLD = """
      select id, member_id, branch_id, till, receipt, business_day, at, paid, settled, returned, currency, items, earned,
        points, points_taken, recorded_at
      from purchase
      """;

  private static final String REFUND = """
      select id, purchase_id, nth, branch_id, till, number, business_day, at, amount, paid, currency, whole, items, points, credit,
        taken, kept, back
      from refund
      """;

  private RefundSql() {}

  static Optional<Sold> sold(Handle h, PurchaseId id) {
    return h.createQuery(SOLD + "where id = :id").bind("id", id).mapTo(Sold.class).findOne();
  }

  static Sold locked(Handle h, MemberId member, PurchaseId id) {
    return h.createQuery(SOLD + "where member_id = :member and id = :id for update").bind("member", member).bind("id", id).mapTo(Sold.class)
        .one();
  }

  static boolean isRefund(Handle h, PurchaseId id) {
    return h.createQuery("select count(*) from refund where id = :id").bind("id", id).mapTo(Long.class).one() > 0;
  }

  /// In the order in which they were counted, which is not that of their ids: those are made before the sale is locked.
  static List<Refund> ofPurchase(Handle h, MemberId member, PurchaseId purchase) {
    return h.createQuery(REFUND + "where member_id = :member and purchase_id = :purchase order by nth")
        .bind("member", member).bind("purchase", purchase).mapTo(Refund.class).list();
  }

  /// A member's refunds, newest first.
  static List<Refund> ofMember(Handle h, MemberId member, Optional<RefundId> after, int max) {
    return h.createQuery(REFUND
        + "where member_id = :member and (cast(:after as uuid) is null or id < cast(:after as uuid)) order by id desc limit :max")
        .bind("member", member).bind("after", after.orElse(null)).bind("max", max).mapTo(Refund.class).list();
  }

  static List<Payment> payments(Handle h, MemberId member, PurchaseId purchase) {
    return h.createQuery("""
        select line, means, units, value, holder_id, transfer_id, returned, subject_id from payment
        where member_id = :member and purchase_id = :purchase order by line
        """).bind("member", member).bind("purchase", purchase).mapTo(Payment.class).list();
  }

  static void claim(Handle h, RefundId refund, Sold sold, RefundWish wish, LocalDate day) {
    h.createUpdate("""
        insert into refund_receipt (branch_id, till, business_day, number, member_id, refund_id)
        values (:branch, :till, :day, :number, :member, :refund)
        """)
        .bind("branch", sold.branchId()).bind("till", wish.till()).bind("day", day).bind("number", wish.number())
        .bind("member", sold.memberId()).bind("refund", refund).execute();
  }

  static Optional<RefundId> byReceipt(Handle h, BranchId branch, String till, LocalDate day, String number) {
    return h.createQuery("""
        select refund_id from refund_receipt where branch_id = :branch and till = :till and business_day = :day and number = :number
        """).bind("branch", branch).bind("till", till).bind("day", day).bind("number", number).mapTo(RefundId.class).findOne();
  }

  static void insert(Handle h, Refund r, MemberId member, Instant now, Optional<StaffId> by) {
    h.createUpdate("""
        insert into refund (member_id, id, purchase_id, nth, branch_id, till, number, business_day, at, amount, paid, currency, whole, items,
          points, credit, taken, kept, back, recorded_at, recorded_by)
        values (:member, :id, :purchaseId, :nth, :branchId, :till, :number, :businessDay, :at, :amount, :paid, :currency, :whole, :items,
          :points, :credit, :taken, :kept, :back, :now, :by)
        """).bindMethods(r).bind("member", member).bind("now", now).bind("by", by.map(StaffId::value).orElse(null)).execute();
  }

  static void lower(Handle h, Sold sold, long amount, long points) {
    h.createUpdate("""
        update purchase set returned = returned + :amount, points_taken = points_taken + :points where member_id = :member and id = :id
        """).bind("amount", amount).bind("points", points).bind("member", sold.memberId()).bind("id", sold.id()).execute();
  }

  static void returned(Handle h, Sold sold, int line, long units) {
    h.createUpdate("update payment set returned = returned + :units where member_id = :member and purchase_id = :purchase and line = :line")
        .bind("units", units).bind("member", sold.memberId()).bind("purchase", sold.id()).bind("line", line).execute();
  }
}
