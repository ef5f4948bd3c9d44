package club.vafa.ledger;

import club.vafa.db.Pipeline;
import club.vafa.value.LotId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What a holder owes, refund by refund, and which lots pay it: the oldest debt first.
final class DebtSql {

  record Open(UUID id, long remaining) {}

  private DebtSql() {}

  static void insert(Handle h, HolderId holder, TransferId id, Unit unit, long amount, Optional<Place> place, Instant at) {
    h.createUpdate("""
        insert into debt (holder_id, id, unit, place_branch, place_partner, amount, remaining, at)
        values (:holder, :id, :unit, :branch, :partner, :amount, :amount, :at)
        """)
        .bind("holder", holder).bind("id", id).bind("unit", unit).bind("branch", Place.branchOf(place).orElse(null))
        .bind("partner", Place.partnerOf(place).orElse(null)).bind("amount", amount).bind("at", at).execute();
  }

  static List<Open> open(Handle h, HolderId holder, Unit unit) {
    return h.createQuery("select id, remaining from debt where holder_id = :holder and unit = :unit and remaining > 0 order by at, id")
        .bind("holder", holder).bind("unit", unit).mapTo(Open.class).list();
  }

  /// A lot pays so much of what is open, after so much that earlier lots of the same posting pay. What is open is lowered by [#lower].
  static void pay(Pipeline writes, HolderId holder, Unit unit, TransferId transfer, LotId lot, long after, long amount, Instant at) {
    writes.write("""
        insert into debt_payment (holder_id, transfer_id, lot_id, debt_id, amount, at, place_branch, place_partner)
        select d.holder_id, ?, ?, d.id, least(d.upto, cast(? as bigint)) - greatest(d.upto - d.remaining, cast(? as bigint)), ?,
          d.place_branch, d.place_partner
        from (
          select holder_id, id, remaining, place_branch, place_partner, sum(remaining) over (order by at, id) as upto
          from debt where holder_id = ? and unit = ? and remaining > 0
        ) d
        where d.upto > ? and d.upto - d.remaining < ?
        """,
        transfer, lot, after + amount, after, at, holder, unit, after, after + amount);
  }

  static void lower(Pipeline writes, HolderId holder, Unit unit, long amount) {
    writes.write("""
        update debt d set remaining = least(d.remaining, greatest(0, o.upto - cast(? as bigint)))
        from (select id, sum(remaining) over (order by at, id) as upto from debt where holder_id = ? and unit = ? and remaining > 0) o
        where d.holder_id = ? and d.id = o.id
        """,
        amount, holder, unit, holder);
  }

  /// What a reversed transfer had paid is owed again.
  static void oweAgain(Handle h, HolderId holder, TransferId paidBy, TransferId reversal, Instant at) {
    h.createUpdate("""
        with again as (
          select lot_id, debt_id, amount, place_branch, place_partner from debt_payment where holder_id = :holder and transfer_id = :paidBy
        ), noted as (
          insert into debt_payment (holder_id, transfer_id, lot_id, debt_id, amount, at, place_branch, place_partner)
          select :holder, :reversal, lot_id, debt_id, -amount, :at, place_branch, place_partner from again
        )
        update debt d set remaining = d.remaining + a.amount
        from (select debt_id, sum(amount) as amount from again group by debt_id) a
        where d.holder_id = :holder and d.id = a.debt_id
        """)
        .bind("holder", holder).bind("paidBy", paidBy).bind("reversal", reversal).bind("at", at).execute();
  }

  /// So much of one debt is another holder's from now on.
  static void move(Handle h, HolderId from, HolderId to, UUID debt, long amount) {
    h.createUpdate("""
        with moved as (
          update debt set remaining = remaining - :amount where holder_id = :from and id = :debt
          returning id, unit, place_branch, place_partner, at
        )
        insert into debt as d (holder_id, id, unit, place_branch, place_partner, amount, remaining, at)
        select :to, id, unit, place_branch, place_partner, :amount, :amount, at from moved
        on conflict (holder_id, id) do update set amount = d.amount + excluded.amount, remaining = d.remaining + excluded.remaining
        """)
        .bind("from", from).bind("to", to).bind("debt", debt).bind("amount", amount).execute();
  }
}
