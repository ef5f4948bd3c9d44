package club.vafa.earning;

import club.vafa.db.Json;
import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import club.vafa.value.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class EarningRuleSql {

  record Use(RuleId rule, LocalDate periodStart, long given) {}

  record Row(RuleId id, int version, String body) {
    EarningRule rule() {
      return EarningRule.of(id, version, Json.read(body, RuleDraft.class));
    }
  }

  private EarningRuleSql() {}

  /// No two write rules at once, so that books follow each other.
  static void lock(Handle h) {
    h.execute("lock table earning_book in share row exclusive mode");
  }

  static RuleBook newest(Handle h) {
    long number = h.createQuery("select number from earning_book order by number desc limit 1").mapTo(Long.class).one();
    return book(h, number).orElseThrow();
  }

  static Optional<RuleBook> book(Handle h, long number) {
    boolean there = h.createQuery("select count(*) from earning_book where number = :number").bind("number", number).mapTo(Long.class).one() == 1;
    return there ? Optional.of(new RuleBook(number, h.createQuery("""
        select r.id, r.version, r.body::text as body
        from earning_book b
        cross join lateral jsonb_to_recordset(b.rules) x (id uuid, version int)
        join earning_rule r on r.id = x.id and r.version = x.version
        where b.number = :number
        """).bind("number", number).mapTo(Row.class).map(Row::rule).list())) : Optional.empty();
  }

  /// The rules as the first release knew them at that time, when there were no books.
  static RuleBook asOf(Handle h, Instant at) {
    return new RuleBook(0, h.createQuery("""
        select distinct on (id) id, version, body::text as body from earning_rule where made_at <= :at order by id, version desc
        """).bind("at", at).mapTo(Row.class).map(Row::rule).list());
  }

  static List<EarningRule> versions(Handle h, RuleId rule) {
    return h.createQuery("select id, version, body::text as body from earning_rule where id = :id order by version desc")
        .bind("id", rule).mapTo(Row.class).map(Row::rule).list();
  }

  static void insert(Handle h, EarningRule rule, Instant at) {
    h.createUpdate("insert into earning_rule (id, version, body, made_at) values (:id, :version, cast(:body as jsonb), :at)")
        .bind("id", rule.id()).bind("version", rule.version()).bind("body", Json.write(rule.draft())).bind("at", at).execute();
  }

  static void end(Handle h, RuleId rule) {
    h.createUpdate("update earning_rule set ended = true where id = :id").bind("id", rule).execute();
  }

  /// Writes the next book after this one.
  static void next(Handle h, RuleBook book, List<EarningRule> rules, Instant at) {
    record Entry(RuleId id, int version) {}
    h.createUpdate("insert into earning_book (number, rules, made_at) values (:number, cast(:rules as jsonb), :at)")
        .bind("number", book.number() + 1).bind("rules", Json.write(rules.stream().map(r -> new Entry(r.id(), r.version())).toList()))
        .bind("at", at).execute();
  }

  static Pipeline.Later<List<Use>> used(Pipeline asks, MemberId member, List<RuleId> rules, List<String> periodStarts) {
    return asks.query(row -> new Use(new RuleId(row.getObject(1, UUID.class)), row.getObject(2, LocalDate.class), row.getLong(3)), """
        select rule_id, period_start, points from earning_cap_use
        where member_id = ? and rule_id = any(?) and period_start = any(cast(? as date[]))
        """, member, rules, periodStarts);
  }

  static void use(Pipeline writes, MemberId member, RuleId rule, LocalDate periodStart, long given) {
    writes.write("""
        insert into earning_cap_use as u (member_id, rule_id, period_start, points) values (?, ?, ?, ?)
        on conflict (member_id, rule_id, period_start) do update set points = u.points + excluded.points
        """, member, rule, periodStart, given);
  }

  static void unuse(Handle h, MemberId member, RuleId rule, LocalDate periodStart, long less) {
    h.createUpdate("""
        update earning_cap_use set points = greatest(0, points - :less)
        where member_id = :member and rule_id = :rule and period_start = :start
        """).bind("less", less).bind("member", member).bind("rule", rule).bind("start", periodStart).execute();
  }

  /// Adds what one record of a person has used to what the other has.
  static void addUses(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        insert into earning_cap_use as u (member_id, rule_id, period_start, points)
        select :into, rule_id, period_start, points from earning_cap_use where member_id = :from
        on conflict (member_id, rule_id, period_start) do update set points = u.points + excluded.points
        """).bind("from", from).bind("into", into).execute();
  }

  static void takeUses(Handle h, MemberId from, MemberId into) {
    h.createUpdate("""
        update earning_cap_use u set points = greatest(0, u.points - f.points)
        from earning_cap_use f
        where f.member_id = :from and u.member_id = :into and u.rule_id = f.rule_id and u.period_start = f.period_start
        """).bind("from", from).bind("into", into).execute();
  }
}
