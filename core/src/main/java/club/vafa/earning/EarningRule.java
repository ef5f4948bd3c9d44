package club.vafa.earning;

import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import java.time.LocalDate;
import java.util.Optional;

/// One version of a rule: when it applies, what it gives, in which order (lower priority first), and how it stacks. It is in force from its first to
/// its last day, both included, in the club's zone.
public record EarningRule(RuleId id, int version, LocalText name, Condition when, Gift gift, int priority, Stacking stacking, Optional<Cap> cap,
    Validity validity, LocalDate from, Optional<LocalDate> until) {

  /// ADD adds to all others; of those with BEST only the one that gives most counts, among plain gifts and among multipliers.
  public enum Stacking { ADD, BEST }

  boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
  }
}
