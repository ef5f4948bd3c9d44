package club.vafa.journey;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due in the running journeys. Whoever claims a visit holds its row until all it does with it is committed together; any number
 * of processes may do so at the same time.
 */
public final class JourneyRuns {
  public static final int BATCH_MAX = 500;
  /** After so many failures of a step a visit ends as stuck. */
  public static final int ATTEMPTS_MAX = 6;
  private static final int STOP_SLICE_MAX = 2_000;
  private static final int PLANS_KEPT_MAX = 500;
  private static final Duration BACK_OFF_FIRST = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(JourneyRuns.class);

  private record Version(JourneyId journey, int version) {}

  private record Place(int version, String step) {}

  private record Passed(int version, String step, String outcome) {}

  private final Db db;
  private final InstantSource clock;
  private final Members members;
  private final Steps steps;
  private final JourneyEntries entries;
  private final Map<Version, Plan> plans = new ConcurrentHashMap<>();

  JourneyRuns(Db db, InstantSource clock, Members members, Steps steps, JourneyEntries entries) {
    this.db = db;
    this.clock = clock;
    this.members = members;
    this.steps = steps;
    this.entries = entries;
  }

  /** Lets in who is to come by schedule, and does what is due. Answers how many visits it moved. */
  public int tick() {
    entries.enterDue();
    var now = clock.instant();
    int moved = 0;
    for (JourneyId journey : db.read(h -> VisitSql.withDue(h, now))) {
      moved += drain(journey);
    }
    for (JourneyId stopped : db.read(VisitSql::stoppedWithVisitors)) {
      empty(stopped);
    }
    return moved;
  }

  private int drain(JourneyId journey) {
    int all = 0;
    int some;
    do {
      some = batch(journey);
      all += some;
    } while (some == BATCH_MAX);
    return all;
  }

  private int batch(JourneyId journey) {
    try {
      return db.transact(h -> {
        VisitSql.byIndex(h);
        var claimed = VisitSql.claim(h, journey, clock.instant(), BATCH_MAX);
        walk(h, journey, claimed);
        return Outcome.commit(claimed.size());
      });
    } catch (RuntimeException e) {
      LOG.warn("a batch of journey {} failed; its visits are moved one by one", journey, e);
      var due = db.read(h -> VisitSql.due(h, journey, clock.instant(), BATCH_MAX));
      due.forEach(this::alone);
      return due.size();
    }
  }

  // A visit whose step fails must not hold up the others, now and for ever.
  private void alone(VisitSql.Visit visit) {
    try {
      db.transact(h -> {
        VisitSql.claim(h, visit.memberId(), visit.id(), clock.instant()).ifPresent(found -> walk(h, visit.journeyId(), List.of(found)));
        return Outcome.commit(true);
      });
    } catch (RuntimeException e) {
      LOG.warn("visit {} of journey {} failed at step {}", visit.id(), visit.journeyId(), visit.step(), e);
      db.transact(h -> {
        var found = VisitSql.claim(h, visit.memberId(), visit.id(), clock.instant());
        found.ifPresent(one -> failed(h, one));
        return Outcome.commit(true);
      });
    }
  }

  private void failed(Handle h, VisitSql.Visit visit) {
    var now = clock.instant();
    if (visit.attempts() + 1 < ATTEMPTS_MAX) {
      VisitSql.putOff(h, visit, now.plus(BACK_OFF_FIRST.multipliedBy(1L << visit.attempts())));
      return;
    }
    VisitSql.met(h, List.of(new VisitSql.Met(visit, visit.nth(), visit.step(), Ended.STUCK.name(), Optional.empty())), now);
    VisitSql.tally(h, visit.journeyId(), visit.version(), visit.step(), Ended.STUCK.name(), 1, now);
    VisitSql.end(h, List.of(visit), Ended.STUCK, now);
  }

  private void walk(Handle h, JourneyId journey, List<VisitSql.Visit> visits) {
    if (visits.isEmpty()) {
      return;
    }
    VisitSql.asUsual(h);
    var walks = new ArrayList<Walk>();
    var gone = new ArrayList<VisitSql.Visit>();
    var people = people(h, visits);
    for (var visit : visits) {
      people.get(visit.memberId()).ifPresentOrElse(member -> walks.add(new Walk(visit, plan(h, journey, visit.version()), member)),
          () -> gone.add(visit));
    }
    steps.letGo(h, walks);
    var open = walks.stream().filter(Walk::open).toList();
    while (!open.isEmpty()) {
      var places = open.stream().collect(Collectors.groupingBy(walk -> new Place(walk.visit().version(), walk.step().id()), LinkedHashMap::new,
          Collectors.toList()));
      places.values().forEach(there -> steps.take(h, there.getFirst().step(), there));
      open = open.stream().filter(Walk::open).toList();
    }
    VisitSql.byIndex(h);
    keep(h, journey, walks, gone);
  }

  private Map<MemberId, Optional<Member>> people(Handle h, List<VisitSql.Visit> visits) {
    var asks = new Pipeline(h);
    var asked = new HashMap<MemberId, Supplier<Optional<Member>>>();
    visits.forEach(visit -> asked.computeIfAbsent(visit.memberId(), id -> members.byId(asks, id)));
    asks.send();
    return asked.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().get()));
  }

  private Plan plan(Handle h, JourneyId journey, int version) {
    if (plans.size() > PLANS_KEPT_MAX) {
      plans.clear();
    }
    return plans.computeIfAbsent(new Version(journey, version), _ -> JourneySql.plan(h, journey, version));
  }

  private void keep(Handle h, JourneyId journey, List<Walk> walks, List<VisitSql.Visit> gone) {
    var now = clock.instant();
    VisitSql.move(h, walks.stream().flatMap(walk -> walk.moved().stream()).toList());
    for (Ended how : Ended.values()) {
      var ended = walks.stream().filter(walk -> walk.ended().equals(Optional.of(how))).map(Walk::visit).toList();
      if (!ended.isEmpty()) {
        VisitSql.end(h, ended, how, now);
      }
    }
    if (!gone.isEmpty()) {
      VisitSql.end(h, gone, Ended.ERASED, now);
    }
    var met = walks.stream().flatMap(walk -> walk.met().stream()).toList();
    VisitSql.met(h, met, now);
    met.stream().collect(Collectors.groupingBy(one -> new Passed(one.visit().version(), one.step(), one.outcome()), Collectors.counting()))
        .forEach((passed, number) -> VisitSql.tally(h, journey, passed.version(), passed.step(), passed.outcome(), number, now));
  }

  private void empty(JourneyId journey) {
    int some;
    do {
      some = db.transact(h -> {
        var inside = VisitSql.inside(h, journey, STOP_SLICE_MAX);
        VisitSql.end(h, inside, Ended.STOPPED, clock.instant());
        return Outcome.commit(inside.size());
      });
    } while (some == STOP_SLICE_MAX);
  }
}
