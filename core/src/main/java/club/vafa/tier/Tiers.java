package club.vafa.tier;

import club.vafa.db.Db;
import club.vafa.db.Snapshot;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The levels of the club and of its members.
public final class Tiers {

  private static final long AGE_MILLIS_MAX = 3_000;

  private final InstantSource clock;
  private final Events events;
  private final Snapshot<Programme> programme;

  public Tiers(Db db, InstantSource clock, Events events) {
    this.clock = clock;
    this.events = events;
    this.programme = new Snapshot<>(db, AGE_MILLIS_MAX, TierSql::programme);
  }

  public Programme programme() {
    return programme.get();
  }

  public Tier of(Handle h, MemberId member) {
    return tierOrLowest(TierSql.tierOf(h, member));
  }

  /// Where the member stands on this day of the club's zone.
  public Standing standing(Handle h, MemberId member, LocalDate today) {
    var known = programme.get();
    var tier = of(h, member);
    long measured = TierSql.measured(h, member, windowStart(today), known.measure());
    var next = known.above(tier);
    return new Standing(tier, measured, next, next.map(t -> Math.max(0, t.threshold() - measured)).orElse(0L));
  }

  /// Counts a purchase towards the member's level and lets the member rise at once. The caller holds the lock under which this member's purchases
  /// are counted one after the other.
  public Optional<Rise> count(Handle h, MemberId member, Tier before, LocalDate businessDay, long spend, long points) {
    var known = programme.get();
    long measured = TierSql.add(h, member, businessDay.withDayOfMonth(1), windowStart(businessDay), spend, points, known.measure());
    var reached = known.reachedBy(measured);
    if (reached.rank() <= before.rank()) {
      return Optional.empty();
    }
    TierSql.set(h, member, reached.id(), clock.instant());
    events.record(h, new Event.TierChanged(member, Optional.of(before.id()), reached.id(), clock.instant()));
    return Optional.of(new Rise(before, reached));
  }

  public Tier tierOrLowest(Optional<TierId> id) {
    return id.flatMap(programme.get()::byId).orElseGet(programme.get()::lowest);
  }

  private LocalDate windowStart(LocalDate day) {
    return day.withDayOfMonth(1).minusMonths(programme.get().windowMonths() - 1L);
  }
}
