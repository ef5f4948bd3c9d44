package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// The levels of the club and of its members.
public final class Tiers {

  private static final Programme.Span NOTHING = new Programme.Span(LocalDate.MIN.withYear(1), LocalDate.MIN.withYear(1));

  /// Where a day lies, as it was worked out last; most sales are of today.
  private record Place(Programme programme, LocalDate day, LocalDate today, LocalDate stretch, Optional<Programme.Span> span) {}

  private final Programmes programmes;
  private final Clubs clubs;
  private final Ledger ledger;
  private final Events events;
  private final InstantSource clock;
  private volatile Optional<Place> last = Optional.empty();

  public Tiers(Programmes programmes, Clubs clubs, Ledger ledger, Events events, InstantSource clock) {
    this.programmes = programmes;
    this.clubs = clubs;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  public Programme programme() {
    return programmes.now();
  }

  public Tier of(Handle h, MemberId member) {
    return tierOrLowest(TierSql.tierOf(h, member));
  }

  /// As the other one, in a pipeline.
  public Supplier<Tier> of(Pipeline asks, MemberId member) {
    var row = TierSql.tierOf(asks, member);
    return () -> tierOrLowest(row.get().stream().findFirst());
  }

  /// Where the member stands on this day of the club's zone.
  public Standing standing(Handle h, MemberId member, LocalDate today) {
    var known = programmes.now();
    var tier = of(h, member);
    long measured = TierSql.measured(h, member, known.window().start(today), known.measure());
    var next = known.above(tier);
    return new Standing(tier, measured, next, next.map(t -> Math.max(0, t.threshold() - measured)).orElse(0L),
        Holding.of(h, known, member, tier, today));
  }

  /// From when on something is open to this member that opens to everybody at that moment.
  public Instant opensTo(Handle h, MemberId member, Instant toEverybody) {
    return of(h, member).benefits().opens(toEverybody, clubs.settings().zone());
  }

  /// Asks what counts for the member on a day of the club's zone. Who counts a purchase holds the lock of the member's balance before
  /// asking.
  public Supplier<Counted> counted(Pipeline asks, MemberId member, LocalDate businessDay) {
    var place = place(businessDay);
    var row = TierSql.counted(asks, member, place.span().orElse(NOTHING), place.programme().measure());
    return () -> {
      var read = row.get().getFirst();
      return new Counted(tierOrLowest(read.tier()), read.measured(), read.purchases(), place.span().isPresent());
    };
  }

  /// Counts a purchase towards the member's level, and lets the member rise at once.
  public Optional<Rise> count(Pipeline writes, MemberId member, Counted before, LocalDate businessDay, long spend, long points) {
    return count(writes, member, before, businessDay, new Progress(spend, points, 1, 0));
  }

  /// Counts that the member took part, now; the member may rise by it.
  public Optional<Rise> engaged(Handle h, MemberId member, Engagement.Act act) {
    int weight = programmes.now().engagement().of(act);
    if (weight == 0) {
      return Optional.empty();
    }
    var today = clubs.today();
    ledger.locked(h, HolderId.of(member), Unit.POINTS);
    var asks = new Pipeline(h);
    var counted = counted(asks, member, today);
    asks.send();
    var writes = new Pipeline(h);
    var rise = count(writes, member, counted.get(), today, new Progress(0, 0, 0, weight));
    writes.send();
    return rise;
  }

  /// Takes back what a refund undoes of a purchase made on that day of the club's zone: so much less spent and earned; and the purchase
  /// itself, where nothing of it is left. The level stays as it is until the next review.
  public void uncount(Pipeline writes, MemberId member, LocalDate businessDay, long spend, long points, boolean wholePurchase) {
    TierSql.add(writes, member, place(businessDay).stretch(), new Progress(-spend, -points, wholePurchase ? -1 : 0, 0));
  }

  /// As the other one, at once.
  public void uncount(Handle h, MemberId member, LocalDate businessDay, long spend, long points, boolean wholePurchase) {
    var writes = new Pipeline(h);
    uncount(writes, member, businessDay, spend, points, wholePurchase);
    writes.send();
  }

  public Tier tierOrLowest(Optional<TierId> id) {
    return id.flatMap(programmes.now()::byId).orElseGet(programmes.now()::lowest);
  }

  /// Gives the member another level.
  void move(Pipeline writes, MemberId member, Tier before, Tier now) {
    TierSql.set(writes, member, now.id(), clock.instant());
    events.record(writes, new Event.TierChanged(member, Optional.of(before.id()), now.id(), clock.instant()));
  }

  private Optional<Rise> count(Pipeline writes, MemberId member, Counted before, LocalDate day, Progress more) {
    var place = place(day);
    var known = place.programme();
    TierSql.add(writes, member, place.stretch(), more);
    var rise = rise(known, before, more);
    rise.ifPresent(r -> move(writes, member, r.before(), r.now()));
    return rise;
  }

  /// To which level a purchase would raise the member, if to any. Nothing is written.
  public Optional<Rise> rise(Counted before, LocalDate businessDay, long spend, long points) {
    return rise(place(businessDay).programme(), before, new Progress(spend, points, 1, 0));
  }

  private static Optional<Rise> rise(Programme known, Counted before, Progress more) {
    var reached = known.reachedBy(before.measured() + more.of(known.measure()));
    return before.raises() && reached.rank() > before.tier().rank() ? Optional.of(new Rise(before.tier(), reached)) : Optional.empty();
  }

  private Place place(LocalDate day) {
    var known = programmes.now();
    var today = clubs.today();
    var seen = last;
    if (seen.isPresent() && seen.get().day().equals(day) && seen.get().today().equals(today) && seen.get().programme() == known) {
      return seen.get();
    }
    var place = new Place(known, day, today, Window.stretch(day), known.spanOf(day, today));
    last = Optional.of(place);
    return place;
  }
}
