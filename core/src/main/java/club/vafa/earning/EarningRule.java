package club.vafa.earning;

import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import java.time.LocalDate;
import java.util.Optional;

/// One version of a rule: what sets it off and when it applies, what it gives, in which order (lower priority first), and how it stacks. It is in force
/// from its first to its last day, both included, in the club's zone.
public record EarningRule(RuleId id, int version, LocalText name, Condition when, Gift gift, int priority, Stacking stacking, Optional<Cap> cap,
    Validity validity, LocalDate from, Optional<LocalDate> until, Trigger on) {

  /// ADD adds to all others; of those with BEST only the one that gives most counts: among plain gifts of points, among multipliers, among gifts of
  /// credit. Of coupons with BEST the first in the order of priority counts.
  public enum Stacking { ADD, BEST }

  public EarningRule(RuleId id, int version, LocalText name, Condition when, Gift gift, int priority, Stacking stacking, Optional<Cap> cap,
      Validity validity, LocalDate from, Optional<LocalDate> until) {
    this(id, version, name, when, gift, priority, stacking, cap, validity, from, until, Trigger.PURCHASE);
  }

  public static EarningRule of(RuleId id, int version, RuleDraft draft) {
    return new EarningRule(id, version, draft.name(), draft.when(), draft.gift(), draft.priority(), draft.stacking(), draft.cap(), draft.validity(),
        draft.from(), draft.until(), draft.on());
  }

  public RuleDraft draft() {
    return new RuleDraft(name, when, gift, priority, stacking, cap, validity, from, until, on);
  }

  public boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
  }
}
