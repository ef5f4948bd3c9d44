package club.vafa.segment;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the read models: each minute the rows of whoever has changed, each night those of everybody, with the fifths of recency, frequency and
 * money. Nothing on the way of a sale knows of it: who has changed is read from the order of ids.
 */
public final class Facts {
  public static final int PERSONS_MAX = 2_000;
  /** So many are put into their fifths in one transaction. */
  public static final int FIFTHS_SLICE_MAX = 50_000;
  /** What was begun before a look may have been committed after it. */
  public static final int OVERLAP_SECONDS = 90;

  private final Db db;
  private final Clubs clubs;
  private final InstantSource clock;

  public Facts(Db db, Clubs clubs, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.clock = clock;
  }

  /** Until when everything that was written is in the facts; empty until they were first filled. */
  public Optional<Instant> asOf(Handle h) {
    var fresh = FreshSql.fresh(h);
    return fresh.wholeAt().map(whole -> fresh.sweptAt().filter(whole::isBefore).orElse(whole));
  }

  /** Makes the rows of these persons anew. */
  public void refresh(Handle h, List<MemberId> persons) {
    FreshSql.refresh(h, persons.stream().map(MemberId::value).toList(), moment());
  }

  /** Makes anew the rows of whoever has changed since the last look; the very first look is through all. Answers how many persons it were. */
  public int sweep() {
    var now = clock.instant();
    var fresh = db.read(FreshSql::fresh);
    if (fresh.wholeAt().isEmpty()) {
      return renew();
    }
    var from = fresh.sweptAt().or(fresh::wholeAt).filter(now::isAfter).orElse(now).minusSeconds(OVERLAP_SECONDS);
    var changed = db.read(h -> FreshSql.changed(h, first(from), from, now));
    for (int at = 0; at < changed.size(); at += PERSONS_MAX) {
      var part = changed.subList(at, Math.min(at + PERSONS_MAX, changed.size()));
      db.transact(h -> {
        FreshSql.lock(h);
        FreshSql.refresh(h, part, moment());
        return Outcome.commit(part.size());
      });
    }
    db.transact(h -> {
      FreshSql.swept(h, now);
      return Outcome.commit(now);
    });
    return changed.size();
  }

  /** Makes everybody's rows anew, once a day of the club; after a crash it goes on where it was. Answers how many persons it were. */
  public int renew() {
    var began = clock.instant();
    int persons = 0;
    for (int step = step(); step >= 0; step = step()) {
      persons += step;
    }
    var zone = clubs.settings().zone();
    if (persons > 0 || db.read(FreshSql::fresh).wholeAt().filter(at -> at.atZone(zone).toLocalDate().equals(moment().today())).isEmpty()) {
      fifths();
      db.transact(h -> {
        FreshSql.lock(h);
        FreshSql.whole(h, began);
        return Outcome.commit(began);
      });
    }
    return persons;
  }

  private void fifths() {
    var bounds = db.read(FifthSql::bounds);
    Optional<UUID> after = Optional.empty();
    do {
      var from = after;
      after = db.transact(h -> {
        FreshSql.lock(h);
        return Outcome.commit(FifthSql.slice(h, bounds, from, FIFTHS_SLICE_MAX));
      });
    } while (after.isPresent());
  }

  // The next of all persons; -1 where today's look through all is done.
  private int step() {
    var today = moment().today();
    return db.transact(h -> {
      FreshSql.lock(h);
      var fresh = FreshSql.fresh(h);
      boolean begun = fresh.walkedOn().filter(today::equals).isPresent();
      if (begun && fresh.walkedUntil().isEmpty()) {
        return Outcome.refuse(-1);
      }
      var ids = FreshSql.next(h, begun ? fresh.walkedUntil() : Optional.empty(), PERSONS_MAX);
      FreshSql.refresh(h, ids, moment());
      FreshSql.walked(h, today, ids.size() < PERSONS_MAX ? Optional.empty() : Optional.of(ids.getLast()));
      return Outcome.commit(ids.size());
    });
  }

  private Moment moment() {
    return new Moment(clock.instant(), clubs.settings().zone());
  }

  /** The first of all ids that were made at this time. */
  private static UUID first(Instant at) {
    return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0L);
  }
}
