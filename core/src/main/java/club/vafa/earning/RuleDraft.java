package club.vafa.earning;

import club.vafa.value.LocalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A rule as somebody wishes it, before it has an id and a version.
public record RuleDraft(LocalText name, Condition when, Gift gift, int priority, EarningRule.Stacking stacking, Optional<Cap> cap, Validity validity,
    LocalDate from, Optional<LocalDate> until) {

  public static final long POINTS_MAX = 1_000_000_000;
  public static final int PERCENT_MAX = 1_000;
  public static final int COUNT_MAX = 3_650;

  /// A field that cannot be as it is, and why.
  public record Problem(String field, String problem) {}

  /// Everything that is wrong with the draft; empty where it can stand.
  public List<Problem> problems() {
    var found = new ArrayList<Problem>();
    switch (gift) {
      case Gift.PerAmount(long points, long per) -> {
        within(found, "gift.points", points, 1, POINTS_MAX);
        within(found, "gift.per", per, 1, Long.MAX_VALUE);
      }
      case Gift.Fixed(long points) -> within(found, "gift.points", points, 1, POINTS_MAX);
      case Gift.Multiplier(int percent) -> within(found, "gift.percent", percent, 101, PERCENT_MAX);
    }
    cap.ifPresent(c -> within(found, "cap.points", c.points(), 1, POINTS_MAX));
    when.nth().ifPresent(n -> within(found, "when.nth.n", n.n(), 1, POINTS_MAX));
    when.amountAtLeast().ifPresent(a -> within(found, "when.amountAtLeast", a, 0, Long.MAX_VALUE));
    switch (validity.kind()) {
      case DAYS, MONTHS -> within(found, "validity.count", validity.count(), 1, COUNT_MAX);
      case MONTH_END, YEAR_END -> within(found, "validity.count", validity.count(), 0, 120);
      case PERMANENT -> { }
    }
    if (until.filter(from::isAfter).isPresent()) {
      found.add(new Problem("until", "is before from"));
    }
    return found;
  }

  private static void within(List<Problem> found, String field, long value, long least, long most) {
    if (value < least || value > most) {
      found.add(new Problem(field, most == Long.MAX_VALUE ? "must be at least " + least : "must be " + least + " to " + most));
    }
  }
}
