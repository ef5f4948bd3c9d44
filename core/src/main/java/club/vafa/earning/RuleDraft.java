package club.vafa.earning;

import club.vafa.value.LocalText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A rule as somebody wishes it, before it has an id and a version.
public record RuleDraft(LocalText name, Condition when, Gift gift, int priority, EarningRule.Stacking stacking, Optional<Cap> cap, Validity validity,
    LocalDate from, Optional<LocalDate> until, Trigger on) {

  public static final long POINTS_MAX = 1_000_000_000;
  public static final int PERCENT_MAX = 1_000;
  public static final int COUNT_MAX = 3_650;

  /// A field that cannot be as it is, and why: a stable word with its facts.
  public record Problem(String field, String problem, Map<String, Object> facts) {
    static Problem of(String field, String problem) {
      return new Problem(field, problem, Map.of());
    }
  }

  /// The body of a rule of the first release does not say what sets it off.
  public RuleDraft {
    on = Optional.ofNullable(on).orElse(Trigger.PURCHASE);
  }

  public RuleDraft(LocalText name, Condition when, Gift gift, int priority, EarningRule.Stacking stacking, Optional<Cap> cap, Validity validity,
      LocalDate from, Optional<LocalDate> until) {
    this(name, when, gift, priority, stacking, cap, validity, from, until, Trigger.PURCHASE);
  }

  /// Everything that is wrong with the draft in itself; empty where it can stand.
  public List<Problem> problems() {
    return RuleFlaws.of(this);
  }
}
