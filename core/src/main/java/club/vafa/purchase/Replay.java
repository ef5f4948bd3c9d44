package club.vafa.purchase;

import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import java.util.List;
import java.util.Optional;

/// What past purchases would have earned by other rules, beside what they did earn. Liability is what the points and the credit are worth in the
/// currency's smallest unit, by the club's value of a point.
public record Replay(long purchases, long members, boolean complete, Sum points, Sum credit, Sum coupons, Sum liability, Swing swing,
    List<OfRule> rules, List<OfLevel> levels) {

  public record Sum(long before, long after) {
    public long difference() {
      return after - before;
    }
  }

  /// How many members would have got more points, fewer, or as many; and how many purchases come out as they did, line by line.
  public record Swing(long better, long worse, long same, long identical) {}

  /// What a rule gave and would have given: points, money in the smallest unit, or coupons; no rule is the multiplier of the levels.
  public record OfRule(Optional<RuleId> rule, LocalText name, Sum given) {}

  /// How many members made their last purchase at a level, and would have.
  public record OfLevel(String code, LocalText name, Sum members) {}
}
