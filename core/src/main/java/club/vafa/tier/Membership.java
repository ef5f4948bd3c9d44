package club.vafa.tier;

import club.vafa.value.Money;
import java.util.Map;
import java.util.Optional;

/// A member's paid subscription at this moment: the period, its plan, what it has saved so far by kind and in all, and the period that
/// follows it where it is renewed already.
public record Membership(Subscription subscription, Plan plan, Map<SavingKind, Money> savedBy, Money saved, Optional<Subscription> next) {

  public Membership {
    savedBy = Map.copyOf(savedBy);
  }
}
