package club.vafa.partner;

import club.vafa.value.ContractId;
import club.vafa.value.PartnerId;
import java.time.LocalDate;
import java.util.Optional;

/// What was agreed with a partner, in force from a day until another, both included. A prepaid partner pays for what members earn before they earn it; any
/// other owes it when it is spent.
public record Contract(ContractId id, PartnerId partner, LocalDate from, Optional<LocalDate> until, boolean prepaid, Terms terms) {

  public static final long POINTS_MAX = 1_000_000_000L;

  /// So many points for each full amount of money that was paid, worth so much per 1,000 points in the currency's smallest unit, and usable for so many
  /// days (for ever where empty).
  public record Earning(long points, long per, long worthPer1000, Optional<Integer> validDays) {
    long points(long paid) {
      return Math.multiplyExact(paid / per, points);
    }

    /// What the points cost a partner who has paid beforehand; what is begun is paid.
    long cost(long given) {
      return Math.ceilDiv(Math.multiplyExact(given, worthPer1000), 1000);
    }
  }

  /// What 1,000 points that are spent there are worth to the member, and are owed to the partner.
  public record Spending(long worthPer1000) {
    long worth(long points) {
      return Math.multiplyExact(points, worthPer1000) / 1000;
    }
  }

  /// In points: of all members in a month of the Gregorian calendar, and of one member in a day.
  public record Limits(Optional<Long> earnedPerMonth, Optional<Long> spentPerMonth, Optional<Long> spentPerMemberAndDay) {
    public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public record Terms(Optional<Earning> earning, Optional<Spending> spending, Limits limits) {}

  /// A contract as it is wished.
  public record Draft(LocalDate from, Optional<LocalDate> until, boolean prepaid, Terms terms) {
    /// The field that cannot be as it is, where there is one.
    Optional<String> problem() {
      if (until.filter(from::isAfter).isPresent()) {
        return Optional.of("until");
      }
      if (terms.earning().isEmpty() && terms.spending().isEmpty()) {
        return Optional.of("earning");
      }
      if (terms.earning().filter(e -> e.points() < 1 || e.points() > POINTS_MAX || e.per() < 1 || e.worthPer1000() < 1
          || e.worthPer1000() > POINTS_MAX || e.validDays().filter(d -> d < 1).isPresent()).isPresent()) {
        return Optional.of("earning");
      }
      if (terms.spending().filter(s -> s.worthPer1000() < 1 || s.worthPer1000() > POINTS_MAX).isPresent()) {
        return Optional.of("spending");
      }
      return prepaid && terms.earning().isEmpty() ? Optional.of("prepaid") : Optional.empty();
    }
  }

  public boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
  }

  boolean overlaps(Draft other) {
    return until.filter(other.from()::isAfter).isEmpty() && other.until().filter(from::isAfter).isEmpty();
  }
}
