package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The reviews of all levels; may be run as often as one likes, by as many as one likes. From so many days before a review decides, every
/// member above the lowest level is looked at once a day, and who has too little is warned, once. Nobody is decided on sooner than the days
/// of warning after that.
public final class Reviews {

  public static final int BATCH_MAX = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Reviews.class);

  private final Db db;
  private final Tiers tiers;
  private final Clubs clubs;
  private final Reviewer reviewer;
  private final InstantSource clock;

  public Reviews(Db db, Tiers tiers, Clubs clubs, Reviewer reviewer, InstantSource clock) {
    this.db = db;
    this.tiers = tiers;
    this.clubs = clubs;
    this.reviewer = reviewer;
    this.clock = clock;
  }

  public ReviewRun run() {
    var today = clubs.today();
    var since = db.transact(h -> Outcome.commit(ReviewSql.reviewedSince(h, today)));
    var run = decide(today);
    for (var review : reviews(tiers.programme(), today)) {
      if (review.isAfter(since)) {
        run = run.plus(look(review, today));
      }
    }
    return run;
  }

  /// The last review that decides on this day or before, for those it has not warned yet, and each later one whose warnings have begun.
  static List<LocalDate> reviews(Programme programme, LocalDate today) {
    var window = programme.window();
    var how = programme.reviewing();
    var reviews = new ArrayList<LocalDate>();
    var review = window.reviewOnOrBefore(today.minusDays(how.graceDays()), how.everyMonths());
    do {
      reviews.add(review);
      review = window.reviewAfter(review, how.everyMonths());
    } while (!review.plusDays(how.graceDays()).minusDays(how.warningDays()).isAfter(today));
    return reviews;
  }

  private ReviewRun look(LocalDate review, LocalDate today) {
    var programme = tiers.programme();
    var decidesOn = review.plusDays(programme.reviewing().graceDays());
    var look = db.transact(h -> {
      ReviewSql.begin(h, review, decidesOn);
      return Outcome.commit(ReviewSql.look(h, review));
    });
    if (look.closedAt().isPresent() || look.lookedOn().filter(today::equals).isPresent()) {
      return ReviewRun.NONE;
    }
    var after = look.lookingOn().filter(today::equals).flatMap(day -> look.lookedUntil());
    var run = ReviewRun.NONE;
    List<ReviewSql.Candidate> batch;
    do {
      batch = candidates(review, programme, after);
      run = run.plus(warn(batch, review, programme, today));
      if (!batch.isEmpty()) {
        after = Optional.of(batch.getLast().memberId());
      }
      // After a failure it is not written how far the look has come, so that the next run comes by here again.
      if (!batch.isEmpty() && run.failed() == 0) {
        var last = batch.getLast().memberId();
        db.transact(h -> {
          ReviewSql.looked(h, review, today, last);
          return Outcome.commit(last);
        });
      }
    } while (batch.size() == BATCH_MAX);
    if (run.failed() == 0) {
      db.transact(h -> {
        ReviewSql.lookedAtAll(h, review, today, !today.isBefore(decidesOn), clock.instant());
        return Outcome.commit(review);
      });
    }
    return run;
  }

  private List<ReviewSql.Candidate> candidates(LocalDate review, Programme programme, Optional<MemberId> after) {
    return db.read(h -> ReviewSql.candidates(h, review, programme.window().closedBefore(review), programme, after, BATCH_MAX));
  }

  private ReviewRun warn(List<ReviewSql.Candidate> batch, LocalDate review, Programme programme, LocalDate today) {
    var how = programme.reviewing();
    var decidesOn = review.plusDays(how.graceDays());
    // Who is found late has the whole time of the warning all the same.
    var earliest = today.plusDays(how.warningDays());
    var decideOn = decidesOn.isAfter(earliest) ? decidesOn : earliest;
    var run = ReviewRun.NONE;
    for (var one : batch) {
      if (programme.loses(tiers.tierOrLowest(Optional.of(one.tierId())), one.measured())) {
        run = run.plus(tried(() -> reviewer.warn(one, review, programme.window().closedBefore(review), decideOn)));
      }
    }
    return run;
  }

  private ReviewRun decide(LocalDate today) {
    var run = ReviewRun.NONE;
    Optional<ReviewSql.Warning> after = Optional.empty();
    List<ReviewSql.Warning> batch;
    do {
      var from = after;
      batch = db.read(h -> ReviewSql.due(h, today, from, BATCH_MAX));
      for (var due : batch) {
        run = run.plus(tried(() -> reviewer.decide(due)));
      }
      after = batch.isEmpty() ? after : Optional.of(batch.getLast());
    } while (batch.size() == BATCH_MAX);
    return run;
  }

  /// One that fails is told in the log and tried again by the next run; the others are reviewed all the same.
  private static ReviewRun tried(Supplier<ReviewRun> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      LOG.error("the review of a member failed", e);
      return ReviewRun.FAILED;
    }
  }
}
