package club.vafa.partner;

import club.vafa.value.ContractId;
import club.vafa.value.DealId;
import club.vafa.value.MemberId;
import club.vafa.value.PartnerId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class DealSql {

  private DealSql() {}

  /// Claims the receipt first; a violation of `partner_receipt_once` says that it was told before.
  static void insert(Handle h, Deal deal) {
    h.createUpdate("""
        insert into partner_receipt (partner_id, kind, business_day, number, member_id, deal_id)
        values (:partnerId, :kind, :businessDay, :receipt, :memberId, :id)
        """).bindMethods(deal).execute();
    h.createUpdate("""
        insert into partner_deal (member_id, id, partner_id, contract_id, kind, business_day, receipt, amount, points, cost, transfer_id, at)
        values (:memberId, :id, :partnerId, :contractId, :kind, :businessDay, :receipt, :amount, :points, :cost, :transferId, :at)
        """).bindMethods(deal).execute();
  }

  static Optional<Deal> locked(Handle h, PartnerId partner, DealId id) {
    return h.createQuery("""
        select d.member_id, d.id, d.partner_id, d.contract_id, d.kind, d.business_day, d.receipt, d.amount, d.points, d.cost, d.transfer_id, d.at, d.undone_at
        from partner_receipt r join partner_deal d on d.member_id = r.member_id and d.id = r.deal_id
        where r.deal_id = :id and r.partner_id = :partner
        for update of d
        """).bind("id", id).bind("partner", partner).mapTo(Deal.class).findOne();
  }

  static void undone(Handle h, Deal deal, Instant at) {
    h.createUpdate("update partner_deal set undone_at = :now where member_id = :memberId and id = :id").bindMethods(deal).bind("now", at).execute();
  }

  static void transferred(Handle h, Deal deal, TransferId transfer) {
    h.createUpdate("update partner_deal set transfer_id = :transfer where member_id = :memberId and id = :id")
        .bindMethods(deal).bind("transfer", transfer).execute();
  }

  static long spentOn(Handle h, MemberId member, ContractId contract, LocalDate day) {
    return h.createQuery("""
        select coalesce(sum(points), 0)::bigint from partner_deal
        where member_id = :member and contract_id = :contract and kind = 'SPENT' and business_day = :day and undone_at is null
        """).bind("member", member).bind("contract", contract).bind("day", day).mapTo(Long.class).one();
  }

  /// Counts where the sum stays within the limit, and answers what is counted after it; empty where it does not. A negative number always counts.
  static Optional<Long> count(Handle h, ContractId contract, LocalDate month, Dealing.Kind kind, long points, long limit) {
    h.createUpdate("""
        insert into partner_use (contract_id, month, kind, points) values (:contract, :month, :kind, 0)
        on conflict (contract_id, month, kind) do nothing
        """).bind("contract", contract).bind("month", month).bind("kind", kind).execute();
    return h.createQuery("""
        update partner_use set points = greatest(0, points + :points)
        where contract_id = :contract and month = :month and kind = :kind and (:points < 0 or points + :points <= :limit)
        returning points
        """).bind("contract", contract).bind("month", month).bind("kind", kind).bind("points", points).bind("limit", limit)
        .mapTo(Long.class).findOne();
  }

  static long counted(Handle h, ContractId contract, LocalDate month, Dealing.Kind kind) {
    return h.createQuery("select points from partner_use where contract_id = :contract and month = :month and kind = :kind")
        .bind("contract", contract).bind("month", month).bind("kind", kind).mapTo(Long.class).findOne().orElse(0L);
  }

  static List<PartnerTill.SpentWorth> worths(Handle h, Instant from, Instant until) {
    return h.createQuery("""
        select partner_id as partner, sum(worth)::bigint as worth from (
          select partner_id, amount as worth from partner_deal where kind = 'SPENT' and at >= :from and at < :until
          union all
          select partner_id, -amount from partner_deal where kind = 'SPENT' and undone_at >= :from and undone_at < :until
        ) w group by partner_id order by partner_id
        """).bind("from", from).bind("until", until).mapTo(PartnerTill.SpentWorth.class).list();
  }

  static List<Deal> ofMembers(Handle h, UUID[] members) {
    return h.createQuery("""
        select member_id, id, partner_id, contract_id, kind, business_day, receipt, amount, points, cost, transfer_id, at, undone_at
        from partner_deal where member_id = any(:members) order by at
        """).bindArray("members", UUID.class, (Object[]) members).mapTo(Deal.class).list();
  }
}
