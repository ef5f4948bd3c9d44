package club.vafa.ledger;

import club.vafa.db.Pipeline;
import club.vafa.value.LotId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class LedgerSql {

  record Row(long posted, long held, long debt) {}

  record OpenLot(LotId id, long remaining) {}

  record Use(LotId lot, long amount) {}

  record Due(HolderId holderId, Unit unit) {}

  private LedgerSql() {}

  static long debit(Handle h, TransferId transfer, Debit d, List<Use> uses, String facts, Instant at) {
    return h.createQuery("""
        with used as (
          select lot_id, amount from unnest(:lots, :amounts) u (lot_id, amount)
        ), made as (
          insert into transfer (holder_id, id, unit, reason, subject_id, facts, at)
          values (:holder, :transfer, :unit, :reason, :subject, cast(:facts as jsonb), :at)
        ), entries as (
          insert into entry (holder_id, transfer_id, line, account, unit, amount)
          values (:holder, :transfer, 1, 'HOLDER', :unit, -cast(:amount as bigint)), (:holder, :transfer, 2, :to, :unit, :amount)
        ), taken as (
          insert into lot_use (holder_id, transfer_id, lot_id, amount) select :holder, :transfer, lot_id, amount from used
        ), lowered as (
          update lot l set remaining = l.remaining - u.amount from used u where l.holder_id = :holder and l.id = u.lot_id
        )
        update balance set posted = posted - :amount where holder_id = :holder and unit = :unit returning posted
        """)
        .bind("holder", d.holder()).bind("unit", d.unit()).bind("transfer", transfer).bind("reason", d.why().reason())
        .bind("subject", d.why().subject().orElse(null)).bind("facts", facts).bind("at", at).bind("amount", d.amount()).bind("to", d.to())
        .bindArray("lots", UUID.class, uses.stream().map(u -> u.lot().value()).toArray())
        .bindArray("amounts", Long.class, uses.stream().map(Use::amount).toArray())
        .mapTo(Long.class).one();
  }

  /// A transfer with its two entries and its lot, of which so much is left after what was owed. The balance is written apart.
  static void credit(Pipeline writes, TransferId transfer, LotId lot, Credit c, long remaining, String facts, Instant at) {
    writes.write("insert into transfer (holder_id, id, unit, reason, subject_id, facts, at) values (?, ?, ?, ?, ?, cast(? as jsonb), ?)",
        c.holder(), transfer, c.unit(), c.why().reason(), c.why().subject(), facts, at);
    writes.write("""
        insert into entry (holder_id, transfer_id, line, account, unit, amount) values (?, ?, 1, 'HOLDER', ?, ?), (?, ?, 2, ?, ?, ?)
        """,
        c.holder(), transfer, c.unit(), c.amount(), c.holder(), transfer, c.from(), c.unit(), -c.amount());
    writes.write("""
        insert into lot (holder_id, id, unit, transfer_id, amount, remaining, expires_at, available_from, funder_branch, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        c.holder(), lot, c.unit(), transfer, c.amount(), remaining, c.terms().expiresAt(), c.terms().availableFrom(), c.terms().funder(), at);
  }

  static void balance(Pipeline writes, HolderId holder, Unit unit, Locked now) {
    writes.write("update balance set posted = ?, debt = ? where holder_id = ? and unit = ?", now.posted(), now.debt(), holder, unit);
  }

  static Pipeline.Later<List<Locked>> lock(Pipeline asks, HolderId holder, Unit unit) {
    return asks.query(row -> new Locked(row.getLong(1), row.getLong(2)), "select posted, debt from balance where holder_id = ? and unit = ? for update", holder, unit);
  }

  static void openAt0(Handle h, HolderId holder, Unit unit) {
    h.createUpdate("insert into balance (holder_id, unit, posted) values (:holder, :unit, 0) on conflict (holder_id, unit) do nothing")
        .bind("holder", holder).bind("unit", unit).execute();
  }

  static Optional<Row> lock(Handle h, HolderId holder, Unit unit) {
    return h.createQuery("select posted, held, debt from balance where holder_id = :holder and unit = :unit for update")
        .bind("holder", holder).bind("unit", unit).mapTo(Row.class).findOne();
  }

  static List<OpenLot> spendable(Handle h, HolderId holder, Unit unit, Instant now) {
    return h.createQuery("""
        select id, remaining from lot
        where holder_id = :holder and unit = :unit and remaining > 0
          and (expires_at is null or expires_at > :now) and (available_from is null or available_from <= :now)
        order by expires_at nulls last, at, id
        """)
        .bind("holder", holder).bind("unit", unit).bind("now", now).mapTo(OpenLot.class).list();
  }

  static List<OpenLot> expired(Handle h, HolderId holder, Unit unit, Instant now) {
    return h.createQuery("""
        select id, remaining from lot
        where holder_id = :holder and unit = :unit and remaining > 0 and expires_at <= :now
        order by expires_at, at, id
        """)
        .bind("holder", holder).bind("unit", unit).bind("now", now).mapTo(OpenLot.class).list();
  }

  static List<Due> holdersWithExpired(Handle h, Instant now, int max) {
    return h.createQuery("""
        select distinct holder_id, unit from lot where remaining > 0 and expires_at is not null and expires_at <= :now limit :max
        """)
        .bind("now", now).bind("max", max).mapTo(Due.class).list();
  }

  static Balance balance(Handle h, HolderId holder, Unit unit, Instant now) {
    return h.createQuery("""
        select coalesce(b.posted, 0) as posted, coalesce(b.held, 0) as held, coalesce(b.debt, 0) as debt, l.pending, l.lapsed, n.amount as next_amount, n.expires_at as next_at
        from (values (1)) one (n)
        left join balance b on b.holder_id = :holder and b.unit = :unit
        cross join lateral (
          select
            coalesce(sum(remaining) filter (where available_from > :now and (expires_at is null or expires_at > :now)), 0) as pending,
            coalesce(sum(remaining) filter (where expires_at <= :now), 0) as lapsed
          from lot where holder_id = :holder and unit = :unit and remaining > 0
        ) l
        left join lateral (
          select sum(remaining) as amount, expires_at
          from lot where holder_id = :holder and unit = :unit and remaining > 0 and expires_at > :now
          group by expires_at order by expires_at limit 1
        ) n on true
        """)
        .bind("holder", holder).bind("unit", unit).bind("now", now)
        .map((rs, ctx) -> {
          var nextAt = rs.getTimestamp("next_at");
          Optional<Balance.Expiring> next = nextAt == null ? Optional.empty()
              : Optional.of(new Balance.Expiring(rs.getLong("next_amount"), nextAt.toInstant()));
          return new Balance(unit, rs.getLong("posted"), rs.getLong("pending"), rs.getLong("held"), rs.getLong("lapsed"), rs.getLong("debt"), next);
        })
        .one();
  }

  static List<StatementLine> statement(Handle h, HolderId holder, Unit unit, Optional<TransferId> after, int max) {
    return h.createQuery("""
        select t.id as transfer, t.at, t.unit, e.amount, t.reason, t.subject_id as subject, t.facts, l.expires_at, l.available_from
        from transfer t
        join entry e on e.holder_id = t.holder_id and e.transfer_id = t.id and e.line = 1
        left join lot l on l.holder_id = t.holder_id and l.transfer_id = t.id
        where t.holder_id = :holder and t.unit = :unit and (cast(:after as uuid) is null or t.id < cast(:after as uuid))
        order by t.id desc
        limit :max
        """)
        .bind("holder", holder).bind("unit", unit).bind("after", after.orElse(null)).bind("max", max)
        .mapTo(StatementLine.class).list();
  }
}
