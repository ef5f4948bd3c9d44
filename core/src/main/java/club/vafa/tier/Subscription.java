package club.vafa.tier;

import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PlanId;
import club.vafa.value.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One period for which a member has paid: its first and its last day in the club's zone, what was paid where, and what of it was given
/// back.
public record Subscription(MemberId member, SubscriptionId id, PlanId plan, Money fee, LocalDate from, LocalDate until, BranchId branch,
    Instant soldAt, Optional<Money> refunded) {

  public boolean on(LocalDate day) {
    return refunded.isEmpty() && !day.isBefore(from) && !day.isAfter(until);
  }

  /// The part of the fee for the days after this one: by whole days, rounded down.
  public Money refundable(LocalDate today) {
    if (refunded.isPresent()) {
      return new Money(0, fee.currency());
    }
    long all = ChronoUnit.DAYS.between(from, until) + 1;
    var first = today.isBefore(from) ? from : today.plusDays(1);
    long left = Math.max(0, ChronoUnit.DAYS.between(first, until) + 1);
    return new Money(Math.multiplyExact(fee.amount(), left) / all, fee.currency());
  }
}
