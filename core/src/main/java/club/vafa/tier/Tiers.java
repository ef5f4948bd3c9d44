package club.vafa.tier;

import club.vafa.db.Db;
import club.vafa.db.Pipeline;
import club.vafa.db.Snapshot;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
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

  /// Asks what counts for the member on a day of the club's zone. Who counts a purchase holds the lock of the member's balance before asking.
  public Supplier<Counted> counted(Pipeline asks, MemberId member, LocalDate businessDay) {
    var known = programme.get();
    var row = TierSql.counted(asks, member, windowStart(businessDay), known.measure());
    return () -> {
      var read = row.get().getFirst();
      return new Counted(tierOrLowest(read.tier()), read.measured(), read.purchases());
    };
  }

  /// Counts a purchase towards the member's level, and lets the member rise at once.
  public Optional<Rise> count(Pipeline writes, MemberId member, Counted before, LocalDate businessDay, long spend, long points) {
    var known = programme.get();
    TierSql.add(writes, member, businessDay.withDayOfMonth(1), spend, points, 1);
    long measured = before.measured() + switch (known.measure()) {
      case SPEND -> spend;
      case POINTS -> points;
      case PURCHASES -> 1;
    };
    var reached = known.reachedBy(measured);
    if (reached.rank() <= before.tier().rank()) {
      return Optional.empty();
    }
    TierSql.set(writes, member, reached.id(), clock.instant());
    events.record(writes, new Event.TierChanged(member, Optional.of(before.tier().id()), reached.id(), clock.instant()));
    return Optional.of(new Rise(before.tier(), reached));
  }

  /// Takes back what a refund undoes of a purchase made on that day of the club's zone: so much less spent and earned; and the purchase itself, where
  /// nothing of it is left. The level stays as it is until the next review.
  public void uncount(Pipeline writes, MemberId member, LocalDate businessDay, long spend, long points, boolean wholePurchase) {
    TierSql.add(writes, member, businessDay.withDayOfMonth(1), -spend, -points, wholePurchase ? -1 : 0);
  }

  /// As the other one, at once.
  public void uncount(Handle h, MemberId member, LocalDate businessDay, long spend, long points, boolean wholePurchase) {
    var writes = new Pipeline(h);
    uncount(writes, member, businessDay, spend, points, wholePurchase);
    writes.send();
  }

  public Tier tierOrLowest(Optional<TierId> id) {
    return id.flatMap(programme.get()::byId).orElseGet(programme.get()::lowest);
  }

  private LocalDate windowStart(LocalDate day) {
    return day.withDayOfMonth(1).minusMonths(programme.get().windowMonths() - 1L);
  }
}
