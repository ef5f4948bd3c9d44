package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.value.MemberId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Raises those who reach a higher level because the programme has changed, so that nobody has to buy once more for it. Runs in bounded batches after
/// every change of the programme; may be run as often as one likes, by as many as one likes.
public final class Raises {

  public static final int BATCH_MAX = 500;
  public static final int BATCHES_MAX = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Raises.class);

  private final Db db;
  private final Clubs clubs;
  private final Reviewer reviewer;

  public Raises(Db db, Clubs clubs, Reviewer reviewer) {
    this.db = db;
    this.clubs = clubs;
    this.reviewer = reviewer;
  }

  /// Goes on where the last run stopped, for so many batches at most; answers how many were raised.
  public int run() {
    int raised = 0;
    for (int i = 0; i < BATCHES_MAX; i++) {
      var open = db.read(RaiseSql::open);
      if (open.isEmpty()) {
        return raised;
      }
      raised += batch(open.get());
    }
    return raised;
  }

  private int batch(RaiseSql.Open open) {
    // Read afresh: this process may not have heard of the change yet.
    var programme = db.read(TierSql::programme);
    var from = programme.window().start(clubs.today());
    var batch = db.read(h -> RaiseSql.candidates(h, from, programme.measure(), open.raisedUntil(), BATCH_MAX));
    int raised = 0;
    for (var one : batch) {
      var tier = one.tierId().flatMap(programme::byId).orElseGet(programme::lowest);
      if (programme.reachedBy(one.measured()).rank() > tier.rank()) {
        raised += raised(one, programme) ? 1 : 0;
      }
    }
    var until = batch.size() == BATCH_MAX ? Optional.of(batch.getLast().memberId()) : Optional.<MemberId>empty();
    db.transact(h -> {
      RaiseSql.raised(h, open, until);
      return Outcome.commit(until);
    });
    return raised;
  }

  /// One that fails is told in the log, and rises with the next purchase; the others are raised all the same.
  private boolean raised(RaiseSql.Candidate one, Programme programme) {
    try {
      return reviewer.raise(one.memberId(), programme, programme.window().start(clubs.today()));
    } catch (RuntimeException e) {
      LOG.error("a member could not be raised", e);
      return false;
    }
  }
}
