package club.vafa.tier;

import club.vafa.value.BranchId;
import club.vafa.value.Currency;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PlanId;
import club.vafa.value.PurchaseId;
import club.vafa.value.SavingId;
import club.vafa.value.StaffId;
import club.vafa.value.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class SubscriptionSql {

  record Row(MemberId memberId, SubscriptionId id, PlanId planId, long fee, LocalDate fromDay, LocalDate untilDay, BranchId branchId,
      Instant soldAt, Optional<Long> refunded) {
    Subscription subscription(Currency currency) {
      return new Subscription(memberId, id, planId, new Money(fee, currency), fromDay, untilDay, branchId, soldAt,
          refunded.map(amount -> new Money(amount, currency)));
    }
  }

  record SavingRow(SavingId id, SavingKind kind, long amount, Optional<PurchaseId> purchaseId, Instant at) {}

  record Sum(SavingKind kind, long amount) {}

  record Due(SubscriptionId id, MemberId memberId) {}

  record Exported(String code, LocalDate fromDay, LocalDate untilDay, long fee, Optional<Long> refunded, long saved) {}

  private static final String ROW = """
      select member_id, id, plan_id, fee, from_day, until_day, branch_id, sold_at, refunded from member_subscription
      """;

  private SubscriptionSql() {}

  static void insert(Handle h, Subscription s, Optional<String> receipt, StaffId by, LocalDate remindOn) {
    h.createUpdate("""
        insert into member_subscription (member_id, id, plan_id, fee, currency, from_day, until_day, branch_id, receipt, sold_at, sold_by,
          remind_on)
        values (:member, :id, :plan, :fee, :currency, :from, :until, :branch, :receipt, :at, :by, :remindOn)
        """)
        .bind("member", s.member()).bind("id", s.id()).bind("plan", s.plan()).bind("fee", s.fee().amount())
        .bind("currency", s.fee().currency().code())
        .bind("from", s.from()).bind("until", s.until()).bind("branch", s.branch()).bind("receipt", receipt.orElse(null))
        .bind("at", s.soldAt())
        .bind("by", by).bind("remindOn", remindOn).execute();
  }

  static List<Subscription> inForce(Handle h, List<MemberId> ids, LocalDate day, Currency currency) {
    return h.createQuery(ROW + "where member_id = any(:ids) and until_day >= :day and refunded_at is null")
        .bindArray("ids", UUID.class, uuids(ids)).bind("day", day).mapTo(Row.class).map(row -> row.subscription(currency)).list();
  }

  static List<Subscription> page(Handle h, List<MemberId> ids, Optional<SubscriptionId> after, int max, Currency currency) {
    return h.createQuery(ROW + """
        where member_id = any(:ids) and (cast(:after as uuid) is null or id < cast(:after as uuid)) order by id desc limit :max
        """)
        .bindArray("ids", UUID.class, uuids(ids)).bind("after", after.orElse(null)).bind("max", max)
        .mapTo(Row.class).map(row -> row.subscription(currency)).list();
  }

  static Optional<Subscription> lock(Handle h, List<MemberId> ids, SubscriptionId id, Currency currency) {
    return h.createQuery(ROW + "where member_id = any(:ids) and id = :id for update")
        .bindArray("ids", UUID.class, uuids(ids)).bind("id", id).mapTo(Row.class).map(row -> row.subscription(currency)).findOne();
  }

  static void refunded(Handle h, Subscription s, long amount, Instant at) {
    h.createUpdate("update member_subscription set refunded = :amount, refunded_at = :at where member_id = :member and id = :id")
        .bind("amount", amount).bind("at", at).bind("member", s.member()).bind("id", s.id()).execute();
  }

  static List<Sum> saved(Handle h, Subscription s) {
    return h.createQuery("""
        select kind, cast(sum(amount) as bigint) as amount from subscription_saving
        where member_id = :member and subscription_id = :id group by kind
        """).bind("member", s.member()).bind("id", s.id()).mapTo(Sum.class).list();
  }

  /// False where the same was told for this purchase before.
  static boolean save(Handle h, Subscription s, Saving.Line line, StaffId by) {
    return h.createUpdate("""
        insert into subscription_saving (member_id, id, subscription_id, kind, amount, purchase_id, at, recorded_by)
        values (:member, :id, :subscription, :kind, :amount, :purchase, :at, :by)
        on conflict (member_id, purchase_id, kind) where purchase_id is not null do nothing
        """)
        .bind("member", s.member()).bind("id", line.id()).bind("subscription", s.id()).bind("kind", line.kind())
        .bind("amount", line.amount().amount()).bind("purchase", line.purchase().map(PurchaseId::value).orElse(null)).bind("at", line.at())
        .bind("by", by).execute() == 1;
  }

  static List<Saving.Line> savings(Handle h, List<MemberId> ids, Optional<SavingId> after, int max, Currency currency) {
    return h.createQuery("""
        select id, kind, amount, purchase_id, at from subscription_saving
        where member_id = any(:ids) and (cast(:after as uuid) is null or id < cast(:after as uuid)) order by id desc limit :max
        """)
        .bindArray("ids", UUID.class, uuids(ids)).bind("after", after.orElse(null)).bind("max", max).mapTo(SavingRow.class)
        .map(row -> new Saving.Line(row.id(), row.kind(), new Money(row.amount(), currency), row.purchaseId(), row.at())).list();
  }

  static List<Due> toRemind(Handle h, LocalDate today, Optional<SubscriptionId> after, int max) {
    return h.createQuery("""
        select id, member_id from member_subscription
        where reminded_at is null and refunded_at is null and remind_on <= :today and until_day >= :today
          and (cast(:after as uuid) is null or id > cast(:after as uuid))
        order by id limit :max
        """).bind("today", today).bind("after", after.orElse(null)).bind("max", max).mapTo(Due.class).list();
  }

  static List<Due> toEnd(Handle h, LocalDate today, Optional<SubscriptionId> after, int max) {
    return h.createQuery("""
        select id, member_id from member_subscription
        where ended_at is null and refunded_at is null and until_day < :today
          and (cast(:after as uuid) is null or id > cast(:after as uuid))
        order by id limit :max
        """).bind("today", today).bind("after", after.orElse(null)).bind("max", max).mapTo(Due.class).list();
  }

  /// False where another has done it meanwhile, or the fee was given back.
  static boolean reminded(Handle h, Due due, Instant at) {
    return h.createUpdate("""
        update member_subscription set reminded_at = :at
        where member_id = :member and id = :id and reminded_at is null and refunded_at is null
        """).bind("at", at).bind("member", due.memberId()).bind("id", due.id()).execute() == 1;
  }

  static boolean ended(Handle h, Due due, Instant at) {
    return h.createUpdate("""
        update member_subscription set ended_at = :at where member_id = :member and id = :id and ended_at is null and refunded_at is null
        """).bind("at", at).bind("member", due.memberId()).bind("id", due.id()).execute() == 1;
  }

  /// A receipt's number may be a free word.
  static void eraseReceipts(Handle h, List<MemberId> ids) {
    h.createUpdate("update member_subscription set receipt = null where member_id = any(:ids)")
        .bindArray("ids", UUID.class, uuids(ids)).execute();
  }

  static List<Exported> exported(Handle h, List<MemberId> ids) {
    return h.createQuery("""
        select p.code, s.from_day, s.until_day, s.fee, s.refunded,
          (select cast(coalesce(sum(v.amount), 0) as bigint) from subscription_saving v
            where v.member_id = s.member_id and v.subscription_id = s.id) as saved
        from member_subscription s join subscription_plan p on p.id = s.plan_id
        where s.member_id = any(:ids) order by s.id
        """).bindArray("ids", UUID.class, uuids(ids)).mapTo(Exported.class).list();
  }

  private static List<UUID> uuids(List<MemberId> ids) {
    return ids.stream().map(MemberId::value).toList();
  }
}
