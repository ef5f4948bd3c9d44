package club.vafa.ledger;

import club.vafa.value.BranchId;
import club.vafa.value.LotId;
import club.vafa.value.PartnerId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The balance row, and one transfer with its two entries.
final class BookSql {

  record Row(long posted, long held, long debt) {}

  /// How much a transfer takes from a lot, and how much of what is set aside there goes with it.
  record Use(LotId lot, long amount, long held) {

    static Use of(LotId lot, long amount) {
      return new Use(lot, amount, 0);
    }
  }

  /// A transfer to be written. Amount is the holder's, signed; held and debt are changes of the balance beside it.
  record Posting(TransferId id, HolderId holder, Unit unit, long amount, House house, Why why, Optional<Place> place,
      Optional<TransferId> reverses,
      long held, long debt, List<Use> uses) {

    boolean expiring() {
      return why.reason() == Reason.EXPIRY;
    }
  }

  /// A transfer as it stands in the books.
  record Found(TransferId id, Unit unit, Reason reason, House house, long amount, Optional<BranchId> placeBranch,
      Optional<PartnerId> placePartner,
      Optional<TransferId> reverses, boolean reversed) {

    Optional<Place> place() {
      return Place.read(placeBranch, placePartner);
    }
  }

  private BookSql() {}

  static void openAt0(Handle h, HolderId holder, Unit unit) {
    h.createUpdate("insert into balance (holder_id, unit, posted) values (:holder, :unit, 0) on conflict (holder_id, unit) do nothing")
        .bind("holder", holder).bind("unit", unit).execute();
  }

  static void openAt0(Handle h, List<HolderId> holders, Unit unit) {
    h.createUpdate("insert into balance (holder_id, unit, posted) select holder, :unit, 0 from unnest(:holders) t (holder) on conflict (holder_id, unit) do nothing")
        .bindArray("holders", UUID.class, holders.stream().map(HolderId::value).sorted().toList()).bind("unit", unit).execute();
  }

  static Optional<Row> lock(Handle h, HolderId holder, Unit unit) {
    return h.createQuery("select posted, held, debt from balance where holder_id = :holder and unit = :unit for update")
        .bind("holder", holder).bind("unit", unit).mapTo(Row.class).findOne();
  }

  static List<Unit> units(Handle h, HolderId holder) {
    return h.createQuery("select unit from balance where holder_id = :holder order by unit").bind("holder", holder).mapTo(Unit.class)
        .list();
  }

  /// Writes the transfer, its entries and what it takes from lots, and answers the posted balance after it.
  static long post(Handle h, Posting p, String facts, Instant at) {
    return h.createQuery("""
        with used as (
          select lot_id, amount, held from unnest(:lots, :amounts, :helds) u (lot_id, amount, held)
        ), made as (
          insert into transfer (holder_id, id, unit, reason, subject_id, facts, at, reverses, place_branch, place_partner)
          values (:holder, :transfer, :unit, :reason, :subject, cast(:facts as jsonb), :at, :reverses, :branch, :partner)
        ), entries as (
          insert into entry (holder_id, transfer_id, line, account, unit, amount)
          values (:holder, :transfer, 1, 'HOLDER', :unit, cast(:amount as bigint)), (:holder, :transfer, 2, :house, :unit,
            -cast(:amount as bigint))
        ), taken as (
          insert into lot_use (holder_id, transfer_id, lot_id, amount) select :holder, :transfer, lot_id, amount from used where amount > 0
        ), lowered as (
          update lot l set remaining = l.remaining - u.amount, held = l.held - u.held,
            expired = l.expired + case when :expiring then u.amount else 0 end
          from used u where l.holder_id = :holder and l.id = u.lot_id
        )
        update balance set posted = posted + :amount, held = held + :held, debt = debt + :debt
        where holder_id = :holder and unit = :unit returning posted
        """)
        .bind("holder", p.holder()).bind("unit", p.unit()).bind("transfer", p.id()).bind("reason", p.why().reason())
        .bind("subject", p.why().subject().orElse(null)).bind("facts", facts).bind("at", at).bind("amount", p.amount()).bind("house",
        p.house())
        .bind("reverses", p.reverses().orElse(null)).bind("held", p.held()).bind("debt", p.debt()).bind("expiring", p.expiring())
        .bind("branch", Place.branchOf(p.place()).orElse(null)).bind("partner", Place.partnerOf(p.place()).orElse(null))
        .bindArray("lots", UUID.class, p.uses().stream().map(u -> u.lot().value()).toArray())
        .bindArray("amounts", Long.class, p.uses().stream().map(Use::amount).toArray())
        .bindArray("helds", Long.class, p.uses().stream().map(Use::held).toArray())
        .mapTo(Long.class).one();
  }

  static Optional<Found> find(Handle h, HolderId holder, TransferId id) {
    return h.createQuery("""
        select t.id, t.unit, t.reason, e.account as house, -e.amount as amount, t.place_branch, t.place_partner, t.reverses,
          exists (select from transfer r where r.holder_id = t.holder_id and r.reverses = t.id) as reversed
        from transfer t
        join entry e on e.holder_id = t.holder_id and e.transfer_id = t.id and e.line = 2
        where t.holder_id = :holder and t.id = :id
        """)
        .bind("holder", holder).bind("id", id).mapTo(Found.class).findOne();
  }

  /// A transfer without entries, for lots that pay a debt while nothing is earned: the posted balance stays what it is.
  static void debtPaying(Handle h, HolderId holder, Unit unit, TransferId id, Instant at) {
    h.createUpdate("insert into transfer (holder_id, id, unit, reason, facts, at) values (:holder, :id, :unit, :reason, '{}', :at)")
        .bind("holder", holder).bind("id", id).bind("unit", unit).bind("reason", Reason.DEBT).bind("at", at).execute();
  }

  /// Lots pay a debt: both become less, the posted balance does not change.
  static void payDebt(Handle h, HolderId holder, Unit unit, TransferId transfer, List<Use> uses) {
    h.createUpdate("""
        with used as (
          select lot_id, amount from unnest(:lots, :amounts) u (lot_id, amount)
        ), taken as (
          insert into lot_use (holder_id, transfer_id, lot_id, amount) select :holder, :transfer, lot_id, amount from used
        ), lowered as (
          update lot l set remaining = l.remaining - u.amount from used u where l.holder_id = :holder and l.id = u.lot_id
        )
        update balance set debt = debt - (select sum(amount) from used) where holder_id = :holder and unit = :unit
        """)
        .bind("holder", holder).bind("unit", unit).bind("transfer", transfer)
        .bindArray("lots", UUID.class, uses.stream().map(u -> u.lot().value()).toArray())
        .bindArray("amounts", Long.class, uses.stream().map(Use::amount).toArray())
        .execute();
  }
}
