package club.vafa.tier;

import club.vafa.calendar.CalendarKind;
import club.vafa.value.LocalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A programme as staff wish it: the levels from the lowest up, each known by its code.
public record ProgrammeDraft(Programme.Measure measure, Window window, Reviewing reviewing, Engagement engagement, List<Level> tiers) {

  public static final int TIERS_MAX = 50;
  public static final long THRESHOLD_MAX = 1L << 50;

  /// A level as it is wished.
  public record Level(String code, LocalText name, long threshold, Benefits benefits) {}

  /// What is wrong with a field, in a word: "overlaps", say, with the code of the level that it overlaps.
  public record Problem(String field, String reason, Map<String, Object> facts) {}

  public ProgrammeDraft {
    tiers = List.copyOf(tiers);
  }

  /// All that is wrong; nothing where it can be put in force.
  public List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    if (window.calendar() == CalendarKind.HIJRI) {
      problems.add(new Problem("window.calendar", "not_acceptable", Map.of()));
    }
    if (!Window.dividesYear(reviewing.everyMonths())) {
      problems.add(new Problem("reviewEveryMonths", "not_acceptable", Map.of()));
    } else if (window.kind() == Window.Kind.FIXED && reviewing.everyMonths() != window.months()) {
      problems.add(new Problem("reviewEveryMonths", "not_the_window", Map.of("window", window.months())));
    }
    outOf(problems, "graceDays", reviewing.graceDays(), 0, Reviewing.GRACE_DAYS_MAX);
    outOf(problems, "warningDays", reviewing.warningDays(), 1, Reviewing.WARNING_DAYS_MAX);
    if (tiers.isEmpty() || tiers.size() > TIERS_MAX) {
      problems.add(new Problem("tiers", "not_acceptable", Map.of("max", TIERS_MAX)));
    } else {
      tierProblems(problems);
    }
    return problems;
  }

  private void tierProblems(List<Problem> problems) {
    Set<String> codes = new HashSet<>();
    Map<Long, String> thresholds = new HashMap<>();
    if (tiers.getFirst().threshold() != 0) {
      problems.add(new Problem("tiers[0].threshold", "lowest_not_zero", Map.of()));
    }
    for (int i = 0; i < tiers.size(); i++) {
      var level = tiers.get(i);
      var at = "tiers[" + i + "].";
      if (!codes.add(level.code())) {
        problems.add(new Problem(at + "code", "twice", Map.of("tier", level.code())));
      }
      outOf(problems, at + "threshold", level.threshold(), 0, THRESHOLD_MAX);
      var other = thresholds.putIfAbsent(level.threshold(), level.code());
      if (other != null) {
        problems.add(new Problem(at + "threshold", "overlaps", Map.of("tier", other)));
      } else if (i > 0 && level.threshold() < tiers.get(i - 1).threshold()) {
        problems.add(new Problem(at + "threshold", "below_lower_tier", Map.of("tier", tiers.get(i - 1).code())));
      }
      benefitProblems(problems, at + "benefits.", level.benefits());
    }
  }

  private static void benefitProblems(List<Problem> problems, String at, Benefits benefits) {
    outOf(problems, at + "pointsPercent", benefits.pointsPercent(), 100, Benefits.POINTS_PERCENT_MAX);
    outOf(problems, at + "discountPercent", benefits.discountPercent(), 0, 100);
    outOf(problems, at + "earlyAccessDays", benefits.earlyAccessDays(), 0, Benefits.EARLY_ACCESS_DAYS_MAX);
    outOf(problems, at + "giftPoints", benefits.giftPoints(), 0, Benefits.GIFT_POINTS_MAX);
  }

  private static void outOf(List<Problem> problems, String field, long value, long min, long max) {
    if (value < min) {
      problems.add(new Problem(field, "too_small", Map.of("min", min)));
    }
    if (value > max) {
      problems.add(new Problem(field, "too_large", Map.of("max", max)));
    }
  }
}
