package club.vafa.earning;

import club.vafa.value.RuleId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All rules as they stood together under one number, in the order of priority. Any change of a rule makes the next book; a purchase remembers the number
/// of the book with which it was counted.
public record RuleBook(long number, List<EarningRule> rules) {

  public RuleBook {
    rules = rules.stream().sorted(Comparator.comparingInt(EarningRule::priority).thenComparing(r -> r.id().value())).toList();
  }

  /// A book that is written nowhere, for a calculation with rules of one's own.
  public static RuleBook unwritten(List<EarningRule> rules) {
    return new RuleBook(0, rules);
  }

  public Optional<EarningRule> rule(RuleId id) {
    return rules.stream().filter(r -> r.id().equals(id)).findFirst();
  }

  public Stream<EarningRule> inForce(Trigger on, LocalDate day) {
    return rules.stream().filter(r -> r.on() == on && r.inForceOn(day));
  }

  /// Whether a purchase on that day may bring credit.
  public boolean givesCredit(LocalDate day) {
    return inForce(Trigger.PURCHASE, day).anyMatch(r -> r.gift() instanceof Gift.Credit || r.gift() instanceof Gift.CreditPerAmount);
  }
}
