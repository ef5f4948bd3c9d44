package club.vafa.greeting;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.occasion.PublicOccasions;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Greets everybody for a public occasion, slice by slice in the order of members, each slice in its own transaction with the cursor behind
 * it. So whoever comes after a crash goes on where it was, and of several schedulers one is at work at a time.
 */
public final class PublicGreetings {
  public static final int SLICE_MAX = 500;
  private static final Logger LOG = LoggerFactory.getLogger(PublicGreetings.class);

  /** What a slice has done, and whether there may be more. */
  private record Slice(GreetingRun run, boolean more) {
    static final Slice OVER = new Slice(GreetingRun.NONE, false);
  }

  private final Db db;
  private final Members members;
  private final Greeter greeter;
  private final GreetingPlans plans;

  public PublicGreetings(Db db, Members members, Greeter greeter, GreetingPlans plans) {
    this.db = db;
    this.members = members;
    this.greeter = greeter;
    this.plans = plans;
  }

  /** Those are greeted who were members when the hour of greeting came. */
  GreetingRun greet(PublicOccasions.Fallen fallen, Instant hour, Instant now) {
    var id = fallen.occasion().id();
    int year = fallen.occurrence().year();
    if (!plans.of(fallen.occasion().code()).active() || db.read(h -> PublicRunSql.finished(h, id, year))) {
      return GreetingRun.NONE;
    }
    db.transact(h -> {
      PublicRunSql.open(h, id, year, now);
      return Outcome.commit(id);
    });
    var done = GreetingRun.NONE;
    Slice slice;
    do {
      slice = slice(fallen, hour, now);
      done = done.plus(slice.run());
    } while (slice.more());
    return done;
  }

  private Slice slice(PublicOccasions.Fallen fallen, Instant hour, Instant now) {
    try {
      return db.transact(h -> Outcome.commit(slice(h, fallen, hour, now)));
    } catch (RuntimeException e) {
      LOG.error("a slice of the greetings for {} failed; its members are greeted one by one", fallen.occasion().code(), e);
      return oneByOne(fallen, hour, now);
    }
  }

  private Slice slice(Handle h, PublicOccasions.Fallen fallen, Instant hour, Instant now) {
    var id = fallen.occasion().id();
    int year = fallen.occurrence().year();
    var plan = plans.of(fallen.occasion().code());
    var run = PublicRunSql.take(h, id, year);
    if (run.isEmpty() || !plan.active()) {
      return Slice.OVER;
    }
    var some = members.active(h, run.get().afterMember(), hour, SLICE_MAX);
    var greeted = greeter.greet(h, some.stream().map(member -> Wish.of(member.id(), fallen, plan)).toList(), now);
    if (some.size() < SLICE_MAX) {
      PublicRunSql.end(h, id, year, now);
      return new Slice(greeted, false);
    }
    PublicRunSql.goOn(h, id, year, some.getLast().id());
    return new Slice(greeted, true);
  }

  /** One that fails is told in the log and tried again when the run comes round; the others are greeted all the same. */
  private Slice oneByOne(PublicOccasions.Fallen fallen, Instant hour, Instant now) {
    var id = fallen.occasion().id();
    int year = fallen.occurrence().year();
    var plan = plans.of(fallen.occasion().code());
    var run = db.read(h -> PublicRunSql.find(h, id, year));
    if (run.isEmpty()) {
      return Slice.OVER;
    }
    var before = run.get().afterMember();
    List<Member> some = db.read(h -> members.active(h, before, hour, SLICE_MAX));
    var done = GreetingRun.NONE;
    for (var member : some) {
      done = done.plus(one(Wish.of(member.id(), fallen, plan), now));
    }
    int failed = done.failed();
    return db.transact(h -> {
      if (!some.isEmpty()) {
        PublicRunSql.stepOver(h, id, year, before, some.getLast().id(), failed);
      }
      return Outcome.commit(some.size());
    }) < SLICE_MAX ? end(fallen, now, done) : new Slice(done, true);
  }

  private Slice end(PublicOccasions.Fallen fallen, Instant now, GreetingRun done) {
    return db.transact(h -> {
      PublicRunSql.end(h, fallen.occasion().id(), fallen.occurrence().year(), now);
      return Outcome.commit(new Slice(done, false));
    });
  }

  private GreetingRun one(Wish wish, Instant now) {
    try {
      return db.transact(h -> Outcome.commit(greeter.greet(h, List.of(wish), now)));
    } catch (RuntimeException e) {
      LOG.error("greeting of {} for {} failed", wish.member(), wish.plan().code(), e);
      return GreetingRun.NONE.andFailed();
    }
  }
}
