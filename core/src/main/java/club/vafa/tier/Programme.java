package club.vafa.tier;

import club.vafa.value.TierId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All levels, lowest first; what is measured over which window; how a level is lost. A retired level is no longer reached, and held by
/// those who have it until their next review. Only windows that close after the day of reviewed-since are reviewed.
public record Programme(Measure measure, Window window, Reviewing reviewing, Engagement engagement, List<Tier> tiers, List<Tier> retired,
    Optional<LocalDate> reviewedSince) {

  public enum Measure { SPEND, POINTS, PURCHASES, ENGAGEMENT }

  /// A window as it is measured: from one day on, until before another.
  public record Span(LocalDate from, LocalDate until) {}

  private static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

  public Programme {
    tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::rank)).toList();
    retired = List.copyOf(retired);
  }

  /// Whether anybody may have a level with a standing discount.
  public boolean givesDiscounts() {
    return Stream.concat(tiers.stream(), retired.stream()).anyMatch(t -> t.benefits().discountPercent() > 0);
  }

  public Tier lowest() {
    return tiers.getFirst();
  }

  public Optional<Tier> byId(TierId id) {
    return Stream.concat(tiers.stream(), retired.stream()).filter(t -> t.id().equals(id)).findFirst();
  }

  public Optional<Tier> byCode(String code) {
    return tiers.stream().filter(t -> t.code().equals(code)).findFirst();
  }

  /// The highest level whose threshold this measure reaches.
  public Tier reachedBy(long measured) {
    return tiers.stream().filter(t -> t.threshold() <= measured).reduce((a, b) -> b).orElse(lowest());
  }

  /// Whether a member with this measure loses the level.
  boolean loses(Tier tier, long measured) {
    return reachedBy(measured).rank() < tier.rank();
  }

  /// The next level above, if there is one.
  public Optional<Tier> above(Tier tier) {
    return tiers.stream().filter(t -> t.rank() > tier.rank()).findFirst();
  }

  /// The window that is measured where something is counted for that day: the running one; or the one that the last review has closed, for
  /// what is told late. What is older counts for no level of today.
  Optional<Span> spanOf(LocalDate day, LocalDate today) {
    var running = window.start(today);
    if (!day.isBefore(running)) {
      return Optional.of(new Span(running, OPEN_END));
    }
    var review = window.reviewOnOrBefore(today, reviewing.everyMonths());
    var closed = window.closedBefore(review);
    return day.isBefore(closed) || !day.isBefore(review) ? Optional.empty() : Optional.of(new Span(closed, review));
  }
}
