package club.vafa.ledger;

import club.vafa.value.BranchId;
import club.vafa.value.HoldId;
import club.vafa.value.LotId;
import club.vafa.value.PartnerId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class HoldSql {

  record Row(HolderId holderId, HoldId id, Unit unit, long amount, Optional<BranchId> placeBranch, Optional<PartnerId> placePartner,
      Instant endsAt, HoldState state, Optional<HolderId> movedTo) {

    Optional<Place> place() {
      return Place.read(placeBranch, placePartner);
    }

    boolean over(Instant now) {
      return !endsAt.isAfter(now);
    }
  }

  record Part(LotId lot, long amount) {}

  record Due(HolderId holderId, Unit unit) {}

  private static final String SELECT = """
      select holder_id, id, unit, amount, place_branch, place_partner, ends_at, state, moved_to from hold
      """;

  private HoldSql() {}

  /// Writes the hold, and sets so much of each lot aside.
  static void insert(Handle h, HoldId id, HoldWish wish, String facts, Instant at, List<BookSql.Use> uses) {
    h.createUpdate("""
        with used as (
          select lot_id, amount from unnest(:lots, :amounts) u (lot_id, amount)
        ), made as (
          insert into hold (holder_id, id, unit, amount, reason, subject_id, facts, place_branch, place_partner, made_at, ends_at)
          values (:holder, :id, :unit, :amount, :reason, :subject, cast(:facts as jsonb), :branch, :partner, :at, :until)
        ), parts as (
          insert into hold_lot (holder_id, hold_id, lot_id, amount) select :holder, :id, lot_id, amount from used
        ), kept as (
          update lot l set held = l.held + u.amount from used u where l.holder_id = :holder and l.id = u.lot_id
        )
        update balance set held = held + :amount where holder_id = :holder and unit = :unit
        """)
        .bind("holder", wish.holder()).bind("id", id).bind("unit", wish.unit()).bind("amount", wish.amount())
        .bind("reason", wish.why().reason()).bind("subject", wish.why().subject().orElse(null)).bind("facts", facts).bind("at", at).bind("until", wish.until())
        .bind("branch", Place.branchOf(wish.place()).orElse(null)).bind("partner", Place.partnerOf(wish.place()).orElse(null))
        .bindArray("lots", UUID.class, uses.stream().map(u -> u.lot().value()).toArray())
        .bindArray("amounts", Long.class, uses.stream().map(BookSql.Use::amount).toArray())
        .execute();
  }

  static Optional<Row> find(Handle h, HolderId holder, HoldId id) {
    return h.createQuery(SELECT + "where holder_id = :holder and id = :id").bind("holder", holder).bind("id", id)
        .mapTo(Row.class).findOne();
  }

  static List<Row> open(Handle h, HolderId holder, Unit unit) {
    return h.createQuery(SELECT + "where holder_id = :holder and unit = :unit and state = 'OPEN' order by id")
        .bind("holder", holder).bind("unit", unit).mapTo(Row.class).list();
  }

  static List<Row> overdue(Handle h, HolderId holder, Unit unit, Instant now) {
    return h.createQuery(SELECT + "where holder_id = :holder and unit = :unit and state = 'OPEN' and ends_at <= :now order by id")
        .bind("holder", holder).bind("unit", unit).bind("now", now).mapTo(Row.class).list();
  }

  static List<Due> holdersWithOverdue(Handle h, Instant now, int max) {
    return h.createQuery("""
        select distinct holder_id, unit from (
          select holder_id, unit from hold where state = 'OPEN' and ends_at <= :now order by ends_at limit :max
        ) due
        """)
        .bind("now", now).bind("max", max).mapTo(Due.class).list();
  }

  /// In the order in which lots are spent.
  static List<Part> parts(Handle h, HoldSql.Row hold) {
    return h.createQuery("""
        select p.lot_id as lot, p.amount from hold_lot p
        join lot l on l.holder_id = p.holder_id and l.id = p.lot_id
        where p.holder_id = :holder and p.hold_id = :hold
        order by l.expires_at nulls last, l.at, l.id
        """)
        .bind("holder", hold.holderId()).bind("hold", hold.id()).mapTo(Part.class).list();
  }

  static void free(Handle h, Row hold) {
    h.createUpdate("""
        with freed as (
          update lot l set held = l.held - p.amount from hold_lot p
          where p.holder_id = :holder and p.hold_id = :hold and l.holder_id = p.holder_id and l.id = p.lot_id
        )
        update balance set held = held - :amount where holder_id = :holder and unit = :unit
        """)
        .bind("holder", hold.holderId()).bind("hold", hold.id()).bind("unit", hold.unit()).bind("amount", hold.amount()).execute();
  }

  static void end(Handle h, Row hold, HoldState state, Instant at, Optional<TransferId> transfer, Optional<HolderId> movedTo) {
    int ended = h.createUpdate("""
        update hold set state = :state, ended_at = :at, transfer_id = :transfer, moved_to = :to
        where holder_id = :holder and id = :hold and state = 'OPEN'
        """)
        .bind("holder", hold.holderId()).bind("hold", hold.id()).bind("state", state).bind("at", at).bind("transfer", transfer.orElse(null))
        .bind("to", movedTo.orElse(null)).execute();
    if (ended != 1) {
      throw new IllegalStateException("a hold ends once: " + hold.id());
    }
  }

  /// The same hold with another holder; its parts follow by [#part].
  static void moved(Handle h, Row hold, HolderId to) {
    h.createUpdate("""
        insert into hold (holder_id, id, unit, amount, reason, subject_id, facts, place_branch, place_partner, made_at, ends_at)
        select :to, id, unit, amount, reason, subject_id, facts, place_branch, place_partner, made_at, ends_at
        from hold where holder_id = :holder and id = :hold
        """)
        .bind("to", to).bind("holder", hold.holderId()).bind("hold", hold.id()).execute();
  }

  static void part(Handle h, HolderId holder, HoldId hold, Part part) {
    h.createUpdate("insert into hold_lot (holder_id, hold_id, lot_id, amount) values (:holder, :hold, :lot, :amount)")
        .bind("holder", holder).bind("hold", hold).bind("lot", part.lot()).bind("amount", part.amount()).execute();
  }
}
