package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Member;
import club.vafa.member.MemberStatus;
import club.vafa.member.Members;
import club.vafa.value.SubscriptionId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reminds members of the renewal of their subscriptions, and tells them of the end; each once, and neither where it is renewed. May be run
/// as often as one likes, by as many as one likes.
public final class Renewals {

  public static final int BATCH_MAX = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);

  /// How many were dealt with, and how many failed and will be tried again.
  public record Run(int reminded, int ended, int failed) {}

  @FunctionalInterface
  private interface Finder {
    List<SubscriptionSql.Due> find(Handle h, LocalDate today, Optional<SubscriptionId> after, int max);
  }

  private record Tally(int done, int failed) {}

  private final Db db;
  private final Clubs clubs;
  private final Members members;
  private final Subscriptions subscriptions;
  private final SubscriptionNotice notice;
  private final InstantSource clock;

  public Renewals(Db db, Clubs clubs, Members members, Subscriptions subscriptions, SubscriptionNotice notice, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.members = members;
    this.subscriptions = subscriptions;
    this.notice = notice;
    this.clock = clock;
  }

  public Run run() {
    var today = clubs.today();
    var reminded = all(SubscriptionSql::toRemind, today, due -> remind(due, today));
    var ended = all(SubscriptionSql::toEnd, today, due -> end(due, today));
    return new Run(reminded.done(), ended.done(), reminded.failed() + ended.failed());
  }

  private Tally all(Finder finder, LocalDate today, Predicate<SubscriptionSql.Due> work) {
    int done = 0;
    int failed = 0;
    Optional<SubscriptionId> after = Optional.empty();
    List<SubscriptionSql.Due> batch;
    do {
      var from = after;
      batch = db.read(h -> finder.find(h, today, from, BATCH_MAX));
      for (var due : batch) {
        try {
          done += work.test(due) ? 1 : 0;
        } catch (RuntimeException e) {
          LOG.error("the renewal of subscription {} failed", due.id(), e);
          failed++;
        }
      }
      after = batch.isEmpty() ? after : Optional.of(batch.getLast().id());
    } while (batch.size() == BATCH_MAX);
    return new Tally(done, failed);
  }

  private boolean remind(SubscriptionSql.Due due, LocalDate today) {
    return db.transact(h -> {
      if (!SubscriptionSql.reminded(h, due, clock.instant())) {
        return Outcome.refuse(false);
      }
      active(h, due).ifPresent(member -> subscriptions.on(h, member.id(), today)
          .filter(m -> m.subscription().id().equals(due.id()) && m.next().isEmpty()).ifPresent(m -> notice.reminded(h, member, m)));
      return Outcome.commit(true);
    });
  }

  private boolean end(SubscriptionSql.Due due, LocalDate today) {
    return db.transact(h -> {
      if (!SubscriptionSql.ended(h, due, clock.instant())) {
        return Outcome.refuse(false);
      }
      active(h, due).filter(member -> subscriptions.inForce(h, member.id(), today).isEmpty())
          .ifPresent(member -> subscriptions.byId(h, member.id(), due.id())
              .ifPresent(s -> notice.ended(h, member, subscriptions.membership(h, s, Optional.empty()))));
      return Outcome.commit(true);
    });
  }

  /// The person whose subscription it is, also under another id since.
  private Optional<Member> active(Handle h, SubscriptionSql.Due due) {
    return members.byId(h, due.memberId()).filter(m -> m.status() == MemberStatus.ACTIVE);
  }
}
