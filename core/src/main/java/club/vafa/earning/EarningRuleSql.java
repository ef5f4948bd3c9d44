package club.vafa.earning;

import club.vafa.db.Json;
import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import club.vafa.value.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class EarningRuleSql {

  record Use(RuleId rule, LocalDate periodStart, long points) {}

  record Row(RuleId id, int version, String body) {}

  private EarningRuleSql() {}

  static List<EarningRule> newest(Handle h) {
    return h.createQuery("""
        select id, version, body from (
          select distinct on (id) id, version, body::text as body, ended from earning_rule order by id, version desc
        ) newest
        where not ended
        """)
        .mapTo(Row.class).list().stream().map(EarningRuleSql::rule)
        .sorted(Comparator.comparingInt(EarningRule::priority).thenComparing(r -> r.id().value())).toList();
  }

  private static EarningRule rule(Row row) {
    var draft = Json.read(row.body(), RuleDraft.class);
    return new EarningRule(row.id(), row.version(), draft.name(), draft.when(), draft.gift(), draft.priority(), draft.stacking(), draft.cap(),
        draft.validity(), draft.from(), draft.until());
  }

  static void insert(Handle h, EarningRule rule, String body, Instant at) {
    h.createUpdate("insert into earning_rule (id, version, body, made_at) values (:id, :version, cast(:body as jsonb), :at)")
        .bind("id", rule.id()).bind("version", rule.version()).bind("body", body).bind("at", at).execute();
  }

  static void end(Handle h, RuleId rule) {
    h.createUpdate("update earning_rule set ended = true where id = :id").bind("id", rule).execute();
  }

  static Pipeline.Later<List<Use>> used(Pipeline asks, MemberId member, List<RuleId> rules) {
    return asks.query(row -> new Use(new RuleId(row.getObject(1, UUID.class)), row.getObject(2, LocalDate.class), row.getLong(3)), """
        select distinct on (rule_id) rule_id, period_start, points from earning_cap_use
        where member_id = ? and rule_id = any(?)
        order by rule_id, period_start desc
        """, member, rules);
  }

  static void use(Pipeline writes, MemberId member, RuleId rule, LocalDate periodStart, long points) {
    writes.write("""
        insert into earning_cap_use as u (member_id, rule_id, period_start, points) values (?, ?, ?, ?)
        on conflict (member_id, rule_id, period_start) do update set points = u.points + excluded.points
        """, member, rule, periodStart, points);
  }
}
