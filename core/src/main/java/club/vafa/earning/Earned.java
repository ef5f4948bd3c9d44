package club.vafa.earning;

import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import java.util.List;
import java.util.Optional;

/// What a sale earns, rule by rule; the lines sum to the points.
public record Earned(long points, List<Line> lines) {

  /// What one version of a rule gives; no rule is the multiplier of the member's level.
  public record Line(Optional<RuleId> rule, int version, LocalText name, long points, Validity validity) {}

  public Earned {
    lines = List.copyOf(lines);
  }
}
