package club.vafa.earning;

import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Pipeline;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.RuleId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The club's earning rules: the newest version of each, and what capped rules have given.
public final class EarningRules {

  public static final int RULES_MAX = 200;

  /// What became of the wish to add or change a rule.
  public sealed interface Ruling {
    record Ruled(EarningRule rule) implements Ruling {}

    record Wrong(List<RuleDraft.Problem> problems) implements Ruling {}

    record UnknownRule(RuleId rule) implements Ruling {}

    record TooMany(int limit) implements Ruling {}
  }

  private final InstantSource clock;
  private final Register<List<EarningRule>> newest;

  public EarningRules(Db db, InstantSource clock, Trail trail) {
    this.clock = clock;
    this.newest = new Register<>(db, trail, "earning-rule", EarningRuleSql::newest);
  }

  /// The newest version of every rule that has not been ended, in the order of priority.
  public List<EarningRule> list() {
    return newest.copy();
  }

  public Ruling add(Actor by, RuleDraft draft) {
    return write(by, "add", new RuleId(Ids.v7(clock)), draft, true);
  }

  /// Makes a new version; purchases counted with earlier ones stay as they are.
  public Ruling change(Actor by, RuleId rule, RuleDraft draft) {
    return write(by, "change", rule, draft, false);
  }

  /// Takes a rule out of force now.
  public Ruling end(Actor by, RuleId rule) {
    return newest.write(by, h -> {
      var now = EarningRuleSql.newest(h).stream().filter(r -> r.id().equals(rule)).findFirst();
      if (now.isEmpty()) {
        return Register.refused(new Ruling.UnknownRule(rule));
      }
      EarningRuleSql.end(h, rule);
      return Register.done(new Ruling.Ruled(now.get()), "end", rule.value(), Map.of("version", now.get().version()));
    });
  }

  private Ruling write(Actor by, String act, RuleId id, RuleDraft draft, boolean isNew) {
    var problems = draft.problems();
    if (!problems.isEmpty()) {
      return new Ruling.Wrong(problems);
    }
    return newest.write(by, h -> {
      var all = EarningRuleSql.newest(h);
      var present = all.stream().filter(r -> r.id().equals(id)).findFirst();
      if (!isNew && present.isEmpty()) {
        return Register.refused(new Ruling.UnknownRule(id));
      }
      if (isNew && all.size() >= RULES_MAX) {
        return Register.refused(new Ruling.TooMany(RULES_MAX));
      }
      int version = present.map(EarningRule::version).orElse(0) + 1;
      var rule = new EarningRule(id, version, draft.name(), draft.when(), draft.gift(), draft.priority(), draft.stacking(), draft.cap(),
          draft.validity(), draft.from(), draft.until());
      EarningRuleSql.insert(h, rule, Json.write(draft), clock.instant());
      return Register.done(new Ruling.Ruled(rule), act, id.value(), Map.of("version", version));
    });
  }

  /// Asks what the capped rules in force have given this member in the periods in which the day lies. Nothing is asked where no rule has a cap.
  public Supplier<Map<RuleId, Long>> usedOfCaps(Pipeline asks, MemberId member, LocalDate day) {
    var starts = new HashMap<RuleId, LocalDate>();
    list().stream().filter(r -> r.inForceOn(day)).forEach(r -> r.cap().ifPresent(cap -> starts.put(r.id(), cap.periodStart(day))));
    if (starts.isEmpty()) {
      return Map::of;
    }
    var uses = EarningRuleSql.used(asks, member, List.copyOf(starts.keySet()));
    return () -> uses.get().stream().filter(u -> u.periodStart().equals(starts.get(u.rule())))
        .collect(Collectors.toMap(EarningRuleSql.Use::rule, EarningRuleSql.Use::points));
  }

  /// Counts what was earned against the caps of its rules. The caller holds the lock of the member's purchases.
  public void countCaps(Pipeline writes, MemberId member, Earned earned, LocalDate day) {
    for (var line : earned.lines()) {
      line.rule().flatMap(id -> list().stream().filter(r -> r.id().equals(id)).findFirst()).flatMap(EarningRule::cap)
          .ifPresent(cap -> EarningRuleSql.use(writes, member, line.rule().orElseThrow(), cap.periodStart(day), line.points()));
    }
  }
}
