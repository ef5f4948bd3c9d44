package club.vafa.earning;

import club.vafa.club.Clubs;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.RuleId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where staff write rules: checked against what the club knows, looked through for headaches, and only then written.
public final class RuleDesk {

  /// What became of the wish to add or change a rule.
  public sealed interface Written {
    /// Warnings are the headaches in which the rule has part.
    record Done(EarningRule rule, List<Headache> warnings) implements Written {}

    record Headaching(List<Headache> headaches) implements Written {}

    record Not(EarningRules.Ruling why) implements Written {}
  }

  /// What the look through rules found; refused where adding the last of them would be.
  public record Verdict(List<Headache> headaches, boolean refused) {}

  private final EarningRules rules;
  private final RuleCheck check;
  private final RuleTerms terms;
  private final Usual usual;
  private final Clubs clubs;
  private final InstantSource clock;

  public RuleDesk(EarningRules rules, RuleCheck check, RuleTerms terms, Usual usual, Clubs clubs, InstantSource clock) {
    this.rules = rules;
    this.check = check;
    this.terms = terms;
    this.usual = usual;
    this.clubs = clubs;
    this.clock = clock;
  }

  public Written add(Actor by, RuleDraft draft) {
    return write(draft, Optional.empty(), () -> rules.add(by, draft));
  }

  public Written change(Actor by, RuleId rule, RuleDraft draft) {
    return rules.book().rule(rule).isEmpty() ? new Written.Not(new EarningRules.Ruling.UnknownRule(rule))
        : write(draft, Optional.of(rule), () -> rules.change(by, rule, draft));
  }

  /// Looks through these drafts together with the present rules, or alone. Nothing is written. What is usual may be given for a club that does not know yet.
  public Verdict lint(List<RuleDraft> drafts, boolean alone, Optional<Long> ordinaryPurchase, Optional<Long> firstReward) {
    var all = new ArrayList<>(alone ? List.<EarningRule>of() : present());
    drafts.forEach(draft -> all.add(EarningRule.of(new RuleId(Ids.v7(clock)), 1, draft)));
    var known = Usual.of(ordinaryPurchase.or(usual::purchase), firstReward.or(usual::firstReward));
    var headaches = Headaches.of(all, terms.words(all), known, clubs.settings().money());
    return new Verdict(headaches, Headaches.refused(headaches));
  }

  /// What is impossible in a draft, by itself or in this club.
  public List<RuleDraft.Problem> problems(RuleDraft draft) {
    return check.problems(draft);
  }

  private Written write(RuleDraft draft, Optional<RuleId> id, Supplier<EarningRules.Ruling> write) {
    var problems = check.problems(draft);
    if (!problems.isEmpty()) {
      return new Written.Not(new EarningRules.Ruling.Wrong(problems));
    }
    var before = new ArrayList<>(present().stream().filter(rule -> !id.equals(Optional.of(rule.id()))).toList());
    boolean farAlready = headaches(before).stream().anyMatch(headache -> headache.kind() == Headache.Kind.FAR);
    var own = EarningRule.of(id.orElseGet(() -> new RuleId(Ids.v7(clock))), 1, draft);
    before.add(own);
    // Only what this rule brings, alone or with those beside which it would be a further conversion: other headaches do not keep it out.
    var all = headaches(before);
    var with = all.stream().filter(headache -> headache.rules().contains(own.id())).flatMap(headache -> headache.rules().stream()).toList();
    var brought = all.stream().filter(headache -> headache.kind() == Headache.Kind.FAR ? !farAlready : headache.rules().stream().anyMatch(with::contains))
        .toList();
    if (Headaches.refused(brought)) {
      return new Written.Headaching(brought);
    }
    var ruling = write.get();
    return ruling instanceof EarningRules.Ruling.Ruled(var rule) ? new Written.Done(rule, brought) : new Written.Not(ruling);
  }

  private List<Headache> headaches(List<EarningRule> all) {
    return Headaches.of(all, terms.words(all), usual, clubs.settings().money());
  }

  /// The rules that are in force today or will be.
  private List<EarningRule> present() {
    var today = clubs.today();
    return rules.list().stream().filter(rule -> rule.until().filter(today::isAfter).isEmpty()).toList();
  }
}
