package club.vafa.card;

import club.vafa.value.BranchId;
import java.time.Instant;
import java.util.Set;

/** What a till is told about a discount card. */
public sealed interface DiscountCheck {
  record Good(DiscountCard card) implements DiscountCheck {}

  /** Why a card is not good here and now. */
  sealed interface Bad extends DiscountCheck {}

  record Unknown() implements Bad {}

  record Blocked() implements Bad {}

  record NotYet(Instant from) implements Bad {}

  record Ended(Instant until) implements Bad {}

  record NotHere(Set<BranchId> branches) implements Bad {}

  /** This caller has tried too many codes that do not exist. */
  record TooManyGuesses(Instant until) implements Bad {}
}
