package club.vafa.ledger;

import club.vafa.db.Pipeline;
import club.vafa.value.BranchId;
import club.vafa.value.PartnerId;
import club.vafa.value.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class LedgerSql {

  record Due(HolderId holderId, Unit unit) {}

  private static final String BALANCE = """
      with over as (
        select p.lot_id, sum(p.amount) as amount
        from hold o join hold_lot p on p.holder_id = o.holder_id and p.hold_id = o.id
        where o.holder_id = :holder and o.unit = :unit and o.state = 'OPEN' and o.ends_at <= :now
        group by p.lot_id
      ), open as (
        select l.remaining - l.held + coalesce(o.amount, 0) as free, coalesce(o.amount, 0) as freed, l.expires_at, l.available_from
        from lot l left join over o on o.lot_id = l.id
        where l.holder_id = :holder and l.unit = :unit and l.remaining > 0
      )
      select coalesce(b.posted, 0) as posted, coalesce(b.held, 0) - l.freed as held, coalesce(b.debt, 0) as debt, l.pending, l.lapsed,
        n.amount as next_amount, n.expires_at as next_at
      from (values (1)) one (n)
      left join balance b on b.holder_id = :holder and b.unit = :unit
      cross join lateral (
        select
          coalesce(sum(free) filter (where available_from > :now and (expires_at is null or expires_at > :now)), 0) as pending,
          coalesce(sum(free) filter (where expires_at <= :now), 0) as lapsed, coalesce(sum(freed), 0) as freed
        from open
      ) l
      left join lateral (
        select sum(free) as amount, expires_at from open where free > 0 and expires_at > :now group by expires_at order by expires_at
          limit 1
      ) n on true
      """;

  /// A merge of two records of the person is no line, since nothing came or went.
  private static final String STATEMENT = """
      select t.id as transfer, t.at, t.unit, e.amount, t.reason, t.subject_id as subject, t.facts, l.expires_at, l.available_from
      from unnest(:holders) person (id)
      cross join lateral (
        select t.holder_id, t.id, t.at, t.unit, t.reason, t.subject_id, t.facts from transfer t
        where t.holder_id = person.id and t.unit = :unit and (cast(:after as uuid) is null or t.id < cast(:after as uuid))
          and not (t.reason in ('MERGE', 'UNMERGE') and t.subject_id = any(:holders)) and t.reason <> 'DEBT'
        order by t.id desc limit :max
      ) t
      join entry e on e.holder_id = t.holder_id and e.transfer_id = t.id and e.line = 1
      left join lateral (
        select min(expires_at) as expires_at, min(available_from) as available_from
        from lot l where l.holder_id = t.holder_id and l.transfer_id = t.id
      ) l on true
      order by t.id desc
      limit :max
      """;

  private LedgerSql() {}

  /// A transfer with its two entries and its lot, of which so much pays a debt at once. The balance is written apart.
  static void credit(Pipeline writes, Credited credited, Credit c, long paid, long worth, String facts, Instant at) {
    var transfer = credited.transfer();
    var funder = c.terms().funder();
    writes.write("insert into transfer (holder_id, id, unit, reason, subject_id, facts, at) values (?, ?, ?, ?, ?, cast(? as jsonb), ?)",
        c.holder(), transfer, c.unit(), c.why().reason(), c.why().subject(), facts, at);
    entry(writes, transfer, c, 1, "HOLDER", c.amount());
    entry(writes, transfer, c, 2, c.from().name(), -c.amount());
    writes.write("""
        insert into lot (holder_id, id, unit, transfer_id, amount, remaining, expires_at, available_from, funder_branch,
          funder_partner, worth, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        c.holder(), credited.lot(), c.unit(), transfer, c.amount(), c.amount() - paid, c.terms().expiresAt(), c.terms().availableFrom(),
        Funder.branchOf(funder), Funder.partnerOf(funder), c.terms().worth().orElse(worth), at);
    if (paid > 0) {
      writes.write("insert into lot_use (holder_id, transfer_id, lot_id, amount) values (?, ?, ?, ?)", c.holder(), transfer,
          credited.lot(), paid);
    }
  }

  private static void entry(Pipeline writes, TransferId transfer, Credit c, int line, String account, long amount) {
    writes.write("insert into entry (holder_id, transfer_id, line, account, unit, amount) values (?, ?, ?, ?, ?, ?)",
        c.holder(), transfer, line, account, c.unit(), amount);
  }

  static void balance(Pipeline writes, HolderId holder, Unit unit, Locked now) {
    writes.write("""
        insert into balance (holder_id, unit, posted, debt) values (?, ?, ?, ?)
        on conflict (holder_id, unit) do update set posted = excluded.posted, debt = excluded.debt
        """, holder, unit, now.posted(), now.debt());
  }

  static void open(Pipeline asks, HolderId holder, Unit unit) {
    asks.write("insert into balance (holder_id, unit, posted) values (?, ?, 0) on conflict (holder_id, unit) do nothing", holder, unit);
  }

  static Pipeline.Later<List<Locked>> lock(Pipeline asks, HolderId holder, Unit unit) {
    return asks.query(row -> new Locked(row.getLong(1), row.getLong(2)),
        "select posted, debt from balance where holder_id = ? and unit = ? for update", holder, unit);
  }

  /// Of the lots that expired first. The limit stands before the distinct, so that a batch reads no more than it takes.
  static List<Due> holdersWithExpired(Handle h, Instant now, int max) {
    return h.createQuery("""
        select distinct holder_id, unit from (
          select holder_id, unit from lot
          where remaining > held and remaining > 0 and expires_at is not null and expires_at <= :now
          order by expires_at limit :max
        ) due
        """)
        .bind("now", now).bind("max", max).mapTo(Due.class).list();
  }

  static Balance balance(Handle h, HolderId holder, Unit unit, Instant now) {
    return h.createQuery(BALANCE)
        .bind("holder", holder).bind("unit", unit).bind("now", now)
        .map((rs, ctx) -> balance(rs, unit)).one();
  }

  /// As the other one, in a form that goes out once for many holders.
  static Pipeline.Later<List<Balance>> balance(Pipeline asks, HolderId holder, Unit unit, Instant now) {
    return asks.query(row -> balance(row, unit), """
        select coalesce(b.posted, 0) as posted, coalesce(b.held, 0) - coalesce(sum(l.freed), 0) as held, coalesce(b.debt, 0) as debt,
          coalesce(sum(l.free) filter (where l.available_from > o.now and (l.expires_at is null or l.expires_at > o.now)), 0) as pending,
          coalesce(sum(l.free) filter (where l.expires_at <= o.now), 0) as lapsed,
          coalesce(sum(l.free) filter (where l.expires_at = l.next_at), 0) as next_amount, max(l.next_at) as next_at
        from (select cast(? as uuid) as holder_id, cast(? as text) as unit, cast(? as timestamptz) as now) o
        left join balance b on b.holder_id = o.holder_id and b.unit = o.unit
        left join lateral (
          select f.free, f.freed, f.expires_at, f.available_from, min(f.expires_at) filter (where f.free > 0 and f.expires_at > o.now) over () as next_at
          from (
            select l.remaining - l.held + over.amount as free, over.amount as freed, l.expires_at, l.available_from
            from lot l
            cross join lateral (
              select coalesce(sum(p.amount), 0) as amount
              from hold_lot p join hold d on d.holder_id = p.holder_id and d.id = p.hold_id
              where p.holder_id = l.holder_id and p.lot_id = l.id and d.state = 'OPEN' and d.ends_at <= o.now
            ) over
            where l.holder_id = o.holder_id and l.unit = o.unit and l.remaining > 0
          ) f
        ) l on true
        group by b.posted, b.held, b.debt
        """, holder, unit, now);
  }

  private static Balance balance(ResultSet row, Unit unit) throws SQLException {
    var nextAt = row.getTimestamp("next_at");
    Optional<Balance.Expiring> next = nextAt == null ? Optional.empty()
        : Optional.of(new Balance.Expiring(row.getLong("next_amount"), nextAt.toInstant()));
    return new Balance(unit, row.getLong("posted"), row.getLong("pending"), row.getLong("held"), row.getLong("lapsed"), row.getLong("debt"), next);
  }

  /// The balance and the newest transfers as they were at one moment: one statement sees no posting that comes between the two.
  static Explanation explanation(Handle h, HolderId holder, List<HolderId> person, Unit unit, Instant now, int max) {
    record Row(Balance balance, Optional<StatementLine> line) {}
    var rows = h.createQuery("""
        select b.posted, b.held, b.debt, b.pending, b.lapsed, b.next_amount, b.next_at,
          l.transfer, l.at, l.unit, l.amount, l.reason, l.subject, l.facts, l.expires_at, l.available_from
        from (%s) b left join (%s) l on true
        order by l.transfer desc
        """.formatted(BALANCE, STATEMENT))
        .bind("holder", holder).bind("unit", unit).bind("now", now).bindArray("holders", UUID.class, person.stream().map(HolderId::value).toArray())
        .bind("after", (UUID) null).bind("max", max)
        .map((rs, ctx) -> new Row(balance(rs, unit), rs.getObject("transfer") == null ? Optional.empty()
            : Optional.of(ctx.findRowMapperFor(StatementLine.class).orElseThrow().map(rs, ctx)))).list();
    var lines = rows.stream().flatMap(row -> row.line().stream()).toList();
    var balance = rows.getFirst().balance();
    return new Explanation(balance, lines, balance.posted() - lines.stream().mapToLong(StatementLine::amount).sum());
  }

  /// The transfers of all records of one person, newest first.
  static List<StatementLine> statement(Handle h, List<HolderId> holders, Unit unit, Optional<TransferId> after, int max) {
    return h.createQuery(STATEMENT)
        .bindArray("holders", UUID.class, holders.stream().map(HolderId::value).toArray())
        .bind("unit", unit).bind("after", after.orElse(null)).bind("max", max)
        .mapTo(StatementLine.class).list();
  }

  static List<SpentValue> spentValues(Handle h, Instant from, Instant until) {
    return h.createQuery("""
        with spent as (
          select m.holder_id, m.lot_id, m.amount, t.place_branch, t.place_partner
          from transfer t
          cross join lateral (
            select holder_id, lot_id, amount from lot_use u where u.holder_id = t.holder_id and u.transfer_id = t.id
            union all
            select spender_id, lot_id, -amount from lot_return r where r.holder_id = t.holder_id and r.transfer_id = t.id
          ) m
          where t.at >= :from and t.at < :until and (t.place_branch is not null or t.place_partner is not null)
          union all
          select holder_id, lot_id, amount, place_branch, place_partner from debt_payment
          where at >= :from and at < :until and (place_branch is not null or place_partner is not null)
        )
        select l.funder_branch, l.funder_partner, s.place_branch, s.place_partner, l.unit,
          sum(s.amount)::bigint as amount, sum(s.amount * l.worth)::bigint as worth_thousandths
        from spent s
        join lot l on l.holder_id = s.holder_id and l.id = s.lot_id
        group by l.funder_branch, l.funder_partner, s.place_branch, s.place_partner, l.unit
        order by l.funder_branch, l.funder_partner, s.place_branch, s.place_partner, l.unit
        """)
        .bind("from", from).bind("until", until)
        .map((rs, ctx) -> new SpentValue(
            Funder.read(Optional.ofNullable(rs.getObject("funder_branch", UUID.class)).map(BranchId::new),
                Optional.ofNullable(rs.getObject("funder_partner", UUID.class)).map(PartnerId::new)),
            Place.read(Optional.ofNullable(rs.getObject("place_branch", UUID.class)).map(BranchId::new),
                Optional.ofNullable(rs.getObject("place_partner", UUID.class)).map(PartnerId::new)).orElseThrow(),
            Unit.valueOf(rs.getString("unit")), rs.getLong("amount"), rs.getLong("worth_thousandths")))
        .list();
  }

  static List<TransferId> transfersFor(Handle h, HolderId holder, Unit unit, Reason reason, UUID subject) {
    return h.createQuery("""
        select id from transfer where holder_id = :holder and unit = :unit and reason = :reason and subject_id = :subject order by id
        """)
        .bind("holder", holder).bind("unit", unit).bind("reason", reason).bind("subject", subject).mapTo(TransferId.class).list();
  }
}
