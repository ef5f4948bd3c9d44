package club.vafa.earning;

import club.vafa.value.RuleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody would change in the rules: other bodies for some, new ones, and some that would end.
public record Proposal(Map<RuleId, RuleDraft> changed, Map<RuleId, RuleDraft> added, Set<RuleId> ended) {

  public static final Proposal NOTHING = new Proposal(Map.of(), Map.of(), Set.of());

  public Proposal {
    changed = Map.copyOf(changed);
    added = Map.copyOf(added);
    ended = Set.copyOf(ended);
  }

  public boolean nothing() {
    return changed.isEmpty() && added.isEmpty() && ended.isEmpty();
  }

  /// Whether what is proposed asks about groups or occasions, of which a past sale may not have kept enough.
  public boolean asksMore() {
    return Stream.concat(changed.values().stream(), added.values().stream())
        .anyMatch(draft -> !draft.when().segments().isEmpty() || draft.when().occasion().isPresent());
  }

  /// A book of the past as it would have been: a changed rule is in force where it was, a new one always, and one that would end never.
  public RuleBook on(RuleBook past) {
    if (nothing()) {
      return past;
    }
    var rules = new ArrayList<EarningRule>();
    for (var rule : past.rules()) {
      if (!ended.contains(rule.id())) {
        rules.add(Optional.ofNullable(changed.get(rule.id())).map(draft -> lasting(rule.id(), rule.version() + 1, draft, rule.from(), rule.until()))
            .orElse(rule));
      }
    }
    added.forEach((id, draft) -> rules.add(lasting(id, 1, draft, LocalDate.MIN, Optional.empty())));
    return new RuleBook(past.number(), rules);
  }

  private static EarningRule lasting(RuleId id, int version, RuleDraft draft, LocalDate from, Optional<LocalDate> until) {
    return new EarningRule(id, version, draft.name(), draft.when(), draft.gift(), draft.priority(), draft.stacking(), draft.cap(), draft.validity(), from,
        until, draft.on());
  }
}
