package club.vafa.journey;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Journeys as marketers handle them: written, changed while they run, started, paused, resumed, stopped, and read. */
public final class Journeys {
  public static final int JOURNEYS_MAX = 200;

  private final Db db;
  private final InstantSource clock;
  private final Trail trail;
  private final Clubs clubs;
  private final PlanCheck check;
  private final JourneyEntries entries;

  Journeys(Db db, InstantSource clock, Trail trail, Clubs clubs, PlanCheck check, JourneyEntries entries) {
    this.db = db;
    this.clock = clock;
    this.trail = trail;
    this.clubs = clubs;
    this.check = check;
    this.entries = entries;
  }

  public Writing add(Actor by, JourneyDraft draft) {
    return db.transact(h -> {
      var faults = check.faults(h, draft.plan());
      if (!faults.isEmpty()) {
        return Outcome.refuse(new Writing.Wrong(faults));
      }
      if (JourneySql.count(h) >= JOURNEYS_MAX) {
        return Outcome.refuse(new Writing.TooMany(JOURNEYS_MAX));
      }
      var id = new JourneyId(Ids.v7(clock));
      if (!JourneySql.insert(h, id, draft, clock.instant())) {
        return Outcome.refuse(new Writing.CodeTaken(draft.code()));
      }
      return Outcome.commit(version(h, by, id, 1, draft));
    });
  }

  /** A change is a new version. Who comes in from now on goes by it; those inside go on as they began. */
  public Writing change(Actor by, JourneyId id, String name, Plan plan) {
    return db.transact(h -> {
      var before = JourneySql.lock(h, id);
      if (before.isEmpty()) {
        return Outcome.refuse(new Writing.NotFound());
      }
      if (before.get().state() == Journey.State.STOPPED) {
        return Outcome.refuse(new Writing.Cannot(before.get().state()));
      }
      var faults = check.faults(h, plan);
      if (!faults.isEmpty()) {
        return Outcome.refuse(new Writing.Wrong(faults));
      }
      JourneySql.update(h, id, name, before.get().version() + 1, clock.instant());
      var done = version(h, by, id, before.get().version() + 1, new JourneyDraft(before.get().says().code(), name, plan));
      if (before.get().state() == Journey.State.RUNNING) {
        JourneySql.setState(h, id, Journey.State.RUNNING, firstEntry(plan), clock.instant());
      }
      return Outcome.commit(done);
    });
  }

  private Writing version(Handle h, Actor by, JourneyId id, int version, JourneyDraft draft) {
    JourneySql.insertVersion(h, id, version, check.frozen(h, draft.plan()), by.id().map(UUID::toString).orElse(by.kind().name()), clock.instant());
    trail.record(h, by, version == 1 ? "journey.add" : "journey.change", "journey", id.value(), Map.of("version", version));
    h.afterCommit(entries::changed);
    return new Writing.Done(JourneySql.find(h, id).orElseThrow());
  }

  public Writing start(Actor by, JourneyId id) {
    return state(by, id, "journey.start", Journey.State.RUNNING, List.of(Journey.State.DRAFT));
  }

  public Writing pause(Actor by, JourneyId id) {
    return state(by, id, "journey.pause", Journey.State.PAUSED, List.of(Journey.State.RUNNING));
  }

  /** What became due meanwhile is done at once. */
  public Writing resume(Actor by, JourneyId id) {
    return state(by, id, "journey.resume", Journey.State.RUNNING, List.of(Journey.State.PAUSED));
  }

  /** For good: those inside leave. */
  public Writing stop(Actor by, JourneyId id) {
    return state(by, id, "journey.stop", Journey.State.STOPPED, List.of(Journey.State.DRAFT, Journey.State.RUNNING, Journey.State.PAUSED));
  }

  private Writing state(Actor by, JourneyId id, String action, Journey.State to, List<Journey.State> from) {
    return db.transact(h -> {
      var journey = JourneySql.lock(h, id);
      if (journey.isEmpty()) {
        return Outcome.refuse(new Writing.NotFound());
      }
      if (!from.contains(journey.get().state())) {
        return Outcome.refuse(new Writing.Cannot(journey.get().state()));
      }
      JourneySql.setState(h, id, to, to == Journey.State.RUNNING ? firstEntry(journey.get().says().plan()) : Optional.empty(), clock.instant());
      trail.record(h, by, action, "journey", id.value(), Map.of());
      h.afterCommit(entries::changed);
      return Outcome.commit(new Writing.Done(JourneySql.find(h, id).orElseThrow()));
    });
  }

  private Optional<Instant> firstEntry(Plan plan) {
    return plan.entry() instanceof Entry.Daily daily ? Optional.of(JourneyEntries.next(daily, clock.instant(), clubs.settings().zone()))
        : Optional.empty();
  }

  public Optional<Journey> byId(JourneyId id) {
    return db.read(h -> JourneySql.find(h, id));
  }

  /** Newest first. */
  public Page<Journey> list(PageRequest page) {
    return Page.cut(db.read(h -> JourneySql.page(h, page, page.after().map(JourneyId::parse))), page, journey -> journey.id().toString());
  }

  /** How many wait at which step, and how many came to what, of each version. */
  public List<StepFigure> figures(JourneyId id) {
    return db.read(h -> FigureSql.figures(h, id));
  }

  /** How many are inside, and how the visits of all others ended last. */
  public JourneyFigures totals(JourneyId id) {
    return db.read(h -> FigureSql.totals(h, id));
  }

  /** Those who are inside now; or those whose last visit ended so, with what was met last. */
  public Page<Visitor> visitors(JourneyId id, Optional<Ended> how, PageRequest page) {
    return Page.cut(db.read(h -> VisitorSql.page(h, id, how, page)), page, visitor -> visitor.memberId().toString());
  }

  /** The journeys of one person, the newest visit first, each with what was met on the way. */
  public List<MemberPath> paths(MemberId member) {
    return db.read(h -> FigureSql.paths(h, member));
  }
}
