package club.vafa.tier;

import club.vafa.value.MemberId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Until when a level holds if nothing is added any more: the coming reviews are gone through with what there is now.
final class Holding {

  private Holding() {}

  static Optional<Standing.Holds> of(Handle h, Programme programme, MemberId member, Tier tier, LocalDate today) {
    if (tier.equals(programme.lowest())) {
      return Optional.empty();
    }
    var warning = ReviewSql.open(h, member);
    var review = firstUndecided(programme, today);
    var from = warning.map(ReviewSql.Warning::measuredFrom).filter(programme.window().closedBefore(review)::isAfter)
        .orElseGet(() -> programme.window().closedBefore(review));
    var stretches = TierSql.stretches(h, member, from, programme.measure());
    if (warning.isPresent()) {
      long measured = since(stretches, warning.get().measuredFrom());
      if (programme.loses(tier, measured)) {
        return Optional.of(new Standing.Holds(warning.get().decideOn().minusDays(1), missing(programme, tier, measured), true));
      }
    }
    return afterReviews(programme, tier, review, stretches);
  }

  private static Optional<Standing.Holds> afterReviews(Programme programme, Tier tier, LocalDate first, List<TierSql.Stretch> stretches) {
    var window = programme.window();
    int every = programme.reviewing().everyMonths();
    var review = first;
    // One more than the window is long: by then it is empty.
    for (int months = -every; months <= window.months() + every; months += every) {
      long measured = since(stretches, window.closedBefore(review));
      if (programme.loses(tier, measured)) {
        var until = review.plusDays(programme.reviewing().graceDays() - 1L);
        return Optional.of(new Standing.Holds(until, missing(programme, tier, measured), false));
      }
      review = window.reviewAfter(review, every);
    }
    return Optional.empty();
  }

  /// The first review whose decision is still to come.
  private static LocalDate firstUndecided(Programme programme, LocalDate today) {
    int every = programme.reviewing().everyMonths();
    var review = programme.window().reviewOnOrBefore(today.minusDays(programme.reviewing().graceDays()), every);
    do {
      review = programme.window().reviewAfter(review, every);
    } while (programme.reviewedSince().filter(review::isAfter).isEmpty() && programme.reviewedSince().isPresent());
    return review;
  }

  /// What is missing to keep the level; zero where it is being given up and nothing above it could be reached instead.
  static long missing(Programme programme, Tier tier, long measured) {
    var wanted = programme.tiers().contains(tier) ? Optional.of(tier) : programme.above(tier);
    return wanted.map(t -> Math.max(0, t.threshold() - measured)).orElse(0L);
  }

  private static long since(List<TierSql.Stretch> stretches, LocalDate from) {
    return stretches.stream().filter(s -> !s.fromDay().isBefore(from)).mapToLong(TierSql.Stretch::measured).sum();
  }
}
