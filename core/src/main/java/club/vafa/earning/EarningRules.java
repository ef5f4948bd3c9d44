package club.vafa.earning;

import club.vafa.db.Db;
import club.vafa.db.Pipeline;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.RuleId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The club's earning rules: the newest version of each, the books of the past, and what capped rules have given.
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
  private final Register<RuleBook> newest;
  private final RuleBooks books = new RuleBooks();

  public EarningRules(Db db, InstantSource clock, Trail trail) {
    this.clock = clock;
    this.newest = new Register<>(db, trail, "earning-rule", EarningRuleSql::newest);
  }

  /// The newest version of every rule that has not been ended, in the order of priority.
  public List<EarningRule> list() {
    return book().rules();
  }

  /// The book by which is reckoned now.
  public RuleBook book() {
    return newest.copy();
  }

  /// The book with which something was counted: by its number, or, where it is older than the books, as the rules were at that time.
  public RuleBook book(Handle h, KeptEarning kept, Instant countedAt) {
    return kept.frozen().map(Frozen::book).filter(number -> number > 0).map(number -> books.of(h, number))
        .orElseGet(() -> EarningRuleSql.asOf(h, countedAt));
  }

  /// All versions of a rule, newest first, whether it is still in force or not.
  public List<EarningRule> versions(Handle h, RuleId rule) {
    return EarningRuleSql.versions(h, rule);
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
      EarningRuleSql.lock(h);
      var book = EarningRuleSql.newest(h);
      var now = book.rule(rule);
      if (now.isEmpty()) {
        return Register.refused(new Ruling.UnknownRule(rule));
      }
      EarningRuleSql.end(h, rule);
      EarningRuleSql.next(h, book, book.rules().stream().filter(r -> !r.id().equals(rule)).toList(), clock.instant());
      return Register.done(new Ruling.Ruled(now.get()), "end", rule.value(), Map.of("version", now.get().version()));
    });
  }

  private Ruling write(Actor by, String act, RuleId id, RuleDraft draft, boolean isNew) {
    var problems = draft.problems();
    if (!problems.isEmpty()) {
      return new Ruling.Wrong(problems);
    }
    return newest.write(by, h -> {
      EarningRuleSql.lock(h);
      var book = EarningRuleSql.newest(h);
      var present = book.rule(id);
      if (!isNew && present.isEmpty()) {
        return Register.refused(new Ruling.UnknownRule(id));
      }
      if (isNew && book.rules().size() >= RULES_MAX) {
        return Register.refused(new Ruling.TooMany(RULES_MAX));
      }
      var rule = EarningRule.of(id, present.map(EarningRule::version).orElse(0) + 1, draft);
      EarningRuleSql.insert(h, rule, clock.instant());
      var rules = new ArrayList<>(book.rules().stream().filter(r -> !r.id().equals(id)).toList());
      rules.add(rule);
      EarningRuleSql.next(h, book, rules, clock.instant());
      return Register.done(new Ruling.Ruled(rule), act, id.value(), Map.of("version", rule.version()));
    });
  }

  /// Asks what the book's capped rules in force have given this member in the periods in which the day lies. Nothing is asked where no rule has a cap.
  Supplier<Map<RuleId, Long>> usedOfCaps(Pipeline asks, MemberId member, RuleBook book, Trigger on, LocalDate day) {
    var starts = new HashMap<RuleId, LocalDate>();
    book.inForce(on, day).forEach(r -> r.cap().ifPresent(cap -> starts.put(r.id(), cap.periodStart(day))));
    if (starts.isEmpty()) {
      return Map::of;
    }
    var uses = EarningRuleSql.used(asks, member, List.copyOf(starts.keySet()), starts.values().stream().map(LocalDate::toString).distinct().toList());
    return () -> uses.get().stream().filter(u -> u.periodStart().equals(starts.get(u.rule())))
        .collect(Collectors.toMap(EarningRuleSql.Use::rule, EarningRuleSql.Use::given));
  }

  /// As the other one, for a purchase by the book of now.
  public Supplier<Map<RuleId, Long>> usedOfCaps(Pipeline asks, MemberId member, LocalDate day) {
    return usedOfCaps(asks, member, book(), Trigger.PURCHASE, day);
  }

  /// Counts what was earned against the caps of the book's rules. The caller holds the lock of the member's purchases.
  public void countCaps(Pipeline writes, MemberId member, RuleBook book, Earned earned, LocalDate day) {
    earned.given().forEach((rule, given) -> book.rule(rule).flatMap(EarningRule::cap)
        .ifPresent(cap -> EarningRuleSql.use(writes, member, rule, cap.periodStart(day), given)));
  }

  /// Lowers what counts against the caps by what a refund takes back: before is what was counted of the sale until now, after what is left of it, day the
  /// business day of the sale. The caller holds the lock of the member's purchases.
  public void uncountCaps(Handle h, MemberId member, RuleBook book, Earned before, Earned after, LocalDate day) {
    var left = after.given();
    before.given().forEach((rule, given) -> {
      long less = given - Optional.ofNullable(left.get(rule)).orElse(0L);
      book.rule(rule).flatMap(EarningRule::cap).filter(cap -> less > 0)
          .ifPresent(cap -> EarningRuleSql.unuse(h, member, rule, cap.periodStart(day), less));
    });
  }
}
