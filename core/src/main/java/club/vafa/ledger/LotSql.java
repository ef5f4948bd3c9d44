package club.vafa.ledger;

import club.vafa.value.LotId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Lots: what is open, what transfers took from them and gave back, and copies of them with another holder or date.
final class LotSql {

  /// What a transfer took from a lot and has not been given back yet.
  record Taken(LotId lot, long amount, Optional<Instant> expiresAt) {}

  /// What of a sale's lots has expired and no refund has counted yet.
  record Expired(LotId lot, long amount) {}

  /// How a copy differs from its lot: a gift is the receiver's own from the start; it may have a later end.
  record Copying(boolean gift, Optional<Instant> until) {

    static final Copying ALIKE = new Copying(false, Optional.empty());
    static final Copying GIFT = new Copying(true, Optional.empty());
  }

  private LotSql() {}

  /// In the order in which lots are spent.
  static List<Lot> open(Handle h, HolderId holder, Unit unit) {
    return h.createQuery("""
        select id, coalesce(earned_by, transfer_id) as earned_by, amount, remaining, held, expires_at, available_from, first_holder
        from lot
        where holder_id = :holder and unit = :unit and remaining > 0
        order by expires_at nulls last, at, id
        """)
        .bind("holder", holder).bind("unit", unit).mapTo(Lot.class).list();
  }

  static List<Expired> expired(Handle h, HolderId holder, Unit unit, List<TransferId> earnedBy) {
    return h.createQuery("""
        select id as lot, expired - excused as amount from lot
        where holder_id = :holder and unit = :unit and expired > excused and coalesce(earned_by, transfer_id) = any(:earned)
        order by id
        """)
        .bind("holder", holder).bind("unit", unit).bindArray("earned", UUID.class, earnedBy.stream().map(TransferId::value).toArray())
        .mapTo(Expired.class).list();
  }

  static void excuse(Handle h, HolderId holder, LotId lot, long amount) {
    h.createUpdate("update lot set excused = excused + :amount where holder_id = :holder and id = :lot")
        .bind("holder", holder).bind("lot", lot).bind("amount", amount).execute();
  }

  /// What a spending took, less what was given back, last taken first.
  static List<Taken> taken(Handle h, HolderId spender, TransferId spending) {
    return h.createQuery("""
        select u.lot_id as lot, u.amount - coalesce(r.amount, 0) as amount, l.expires_at
        from lot_use u
        join lot l on l.holder_id = u.holder_id and l.id = u.lot_id
        left join lateral (
          select sum(amount)::bigint as amount from lot_return r where r.spending_id = :spending and r.lot_id = u.lot_id
        ) r on true
        where u.holder_id = :spender and u.transfer_id = :spending and u.amount > coalesce(r.amount, 0)
        order by l.expires_at desc nulls first, l.at desc, l.id desc
        """)
        .bind("spender", spender).bind("spending", spending).mapTo(Taken.class).list();
  }

  /// Gives back to the lots themselves.
  static void giveBack(Handle h, HolderId holder, TransferId transfer, TransferId spending, List<BookSql.Use> back) {
    h.createUpdate("""
        with back as (
          select lot_id, amount from unnest(:lots, :amounts) u (lot_id, amount)
        ), noted as (
          insert into lot_return (holder_id, transfer_id, lot_id, spender_id, spending_id, amount, anew)
          select :holder, :transfer, lot_id, :holder, :spending, amount, false from back
        )
        update lot l set remaining = l.remaining + b.amount from back b where l.holder_id = :holder and l.id = b.lot_id
        """)
        .bind("holder", holder).bind("transfer", transfer).bind("spending", spending)
        .bindArray("lots", UUID.class, back.stream().map(u -> u.lot().value()).toArray())
        .bindArray("amounts", Long.class, back.stream().map(BookSql.Use::amount).toArray())
        .execute();
  }

  /// Notes that so much of a lot was given back to a new one, which is [#copy]'s to make.
  static void givenBackAnew(Handle h, HolderId holder, TransferId transfer, HolderId spender, TransferId spending, BookSql.Use back) {
    h.createUpdate("""
        insert into lot_return (holder_id, transfer_id, lot_id, spender_id, spending_id, amount, anew)
        values (:holder, :transfer, :lot, :spender, :spending, :amount, true)
        """)
        .bind("holder", holder).bind("transfer", transfer).bind("lot", back.lot()).bind("spender", spender).bind("spending", spending)
        .bind("amount", back.amount()).execute();
  }

  /// A copy of so much of a lot, with another holder or another end. Who gets a gift is the first to have it, else it is whose it was
  /// first.
  static void copy(Handle h, HolderId from, BookSql.Use part, HolderId to, LotId made, TransferId transfer, Copying how) {
    h.createUpdate("""
        insert into lot (holder_id, id, unit, transfer_id, amount, remaining, held, expires_at, available_from,
          funder_branch, funder_partner, at, worth, origin_holder, origin_lot, first_holder, earned_by)
        select :to, :made, unit, :transfer, :amount, :amount, :held, coalesce(cast(:until as timestamptz), expires_at), available_from,
          funder_branch, funder_partner, at, worth, holder_id, id,
          case when :gift then null when :to = holder_id then first_holder else coalesce(first_holder, holder_id) end,
          coalesce(earned_by, transfer_id)
        from lot where holder_id = :from and id = :lot
        """)
        .bind("from", from).bind("lot", part.lot()).bind("to", to).bind("made", made).bind("transfer", transfer)
        .bind("amount", part.amount()).bind("held", part.held()).bind("gift", how.gift()).bind("until", how.until().orElse(null)).execute();
  }
}
