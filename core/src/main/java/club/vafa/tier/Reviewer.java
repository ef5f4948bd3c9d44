package club.vafa.tier;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.member.MemberStatus;
import club.vafa.member.Members;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Warns one member, decides on one, or raises one: the message, the level and the row that says so, all in one transaction or not at all.
public final class Reviewer {

  private final Db db;
  private final Tiers tiers;
  private final Members members;
  private final Ledger ledger;
  private final TierNotice notice;
  private final InstantSource clock;

  public Reviewer(Db db, Tiers tiers, Members members, Ledger ledger, TierNotice notice, InstantSource clock) {
    this.db = db;
    this.tiers = tiers;
    this.members = members;
    this.ledger = ledger;
    this.notice = notice;
    this.clock = clock;
  }

  ReviewRun warn(ReviewSql.Candidate candidate, LocalDate review, LocalDate measuredFrom, LocalDate decideOn) {
    return db.transact(h -> {
      var member = standing(h, candidate.memberId());
      if (member.isEmpty()) {
        return Outcome.refuse(ReviewRun.NONE);
      }
      var programme = tiers.programme();
      var tier = tiers.tierOrLowest(Optional.of(candidate.tierId()));
      var told = notice.warned(h, member.get(), new TierNotice.Warning(tier, decideOn.minusDays(1),
          Holding.missing(programme, tier, candidate.measured()), programme.measure()));
      var warning = new ReviewSql.Warning(candidate.memberId(), review, tier.id(), measuredFrom, decideOn);
      // The row comes last and decides: whoever finds it there already takes the message back by rolling back.
      return ReviewSql.warn(h, warning, candidate.measured(), clock.instant(), told) ? Outcome.commit(ReviewRun.WARNED)
          : Outcome.refuse(ReviewRun.NONE);
    });
  }

  /// Under the lock of the member's balance, as sales are counted, so that a sale at the same moment counts either before or after.
  ReviewRun decide(ReviewSql.Warning due) {
    return db.transact(h -> {
      ledger.locked(h, HolderId.of(due.memberId()), Unit.POINTS);
      return ReviewSql.lockOpen(h, due.memberId(), due.review()).map(warning -> Outcome.commit(decided(h, warning)))
          .orElseGet(() -> Outcome.refuse(ReviewRun.NONE));
    });
  }

  /// Gives the member the level that is reached by this programme, where that is a higher one.
  boolean raise(MemberId id, Programme programme, LocalDate from) {
    return db.transact(h -> {
      ledger.locked(h, HolderId.of(id), Unit.POINTS);
      var member = standing(h, id);
      if (member.isEmpty()) {
        return Outcome.refuse(false);
      }
      var before = TierSql.tierOf(h, id).flatMap(programme::byId).orElseGet(programme::lowest);
      var reached = programme.reachedBy(TierSql.measured(h, id, from, programme.measure()));
      if (reached.rank() <= before.rank()) {
        return Outcome.refuse(false);
      }
      var writes = new Pipeline(h);
      tiers.move(writes, id, before, reached);
      writes.send();
      notice.raised(h, member.get(), before, reached);
      return Outcome.commit(true);
    });
  }

  private ReviewRun decided(Handle h, ReviewSql.Warning warning) {
    var programme = tiers.programme();
    var before = tiers.of(h, warning.memberId());
    long measured = TierSql.measured(h, warning.memberId(), warning.measuredFrom(), programme.measure());
    var reached = programme.reachedBy(measured);
    var outcome = reached.rank() == before.rank() ? ReviewSql.Outcome.KEPT
        : reached.rank() < before.rank() ? ReviewSql.Outcome.LOWERED : ReviewSql.Outcome.RAISED;
    ReviewSql.decided(h, warning, outcome, reached.id(), measured, clock.instant());
    if (outcome != ReviewSql.Outcome.KEPT) {
      var writes = new Pipeline(h);
      tiers.move(writes, warning.memberId(), before, reached);
      writes.send();
    }
    if (outcome != ReviewSql.Outcome.KEPT) {
      standing(h, warning.memberId()).ifPresent(member -> {
        if (outcome == ReviewSql.Outcome.LOWERED) {
          notice.lowered(h, member, before, reached);
        } else {
          notice.raised(h, member, before, reached);
        }
      });
    }
    return ReviewRun.of(outcome);
  }

  /// The member, unless the id is by now an alias of another's or its holder has left.
  private Optional<Member> standing(Handle h, MemberId id) {
    return members.byId(h, id).filter(m -> m.id().equals(id) && m.status() == MemberStatus.ACTIVE);
  }
}
