package club.vafa.journey;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.event.Event;
import club.vafa.event.Listener;
import club.vafa.member.Members;
import club.vafa.segment.Segments;
import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Lets members into running journeys, when something happens to them or when their hour has come; and out, where an event ends a visit. */
public final class JourneyEntries implements Listener {
  /** So old may be what this process knows of the running journeys, where another one has changed them. */
  public static final Duration KNOWN_FOR = Duration.ofSeconds(2);

  private record Running(Instant readAt, List<Journey> journeys) {}

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Members members;
  private final Segments segments;
  private volatile Optional<Running> known = Optional.empty();

  JourneyEntries(Db db, InstantSource clock, Clubs clubs, Members members, Segments segments) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.members = members;
    this.segments = segments;
  }

  /** What is known of the running journeys is read anew. */
  void changed() {
    known = Optional.empty();
  }

  private List<Journey> running() {
    var seen = known;
    var now = clock.instant();
    if (seen.filter(one -> one.readAt().plus(KNOWN_FOR).isAfter(now)).isEmpty()) {
      seen = Optional.of(new Running(now, db.read(h -> JourneySql.inState(h, Journey.State.RUNNING))));
      known = seen;
    }
    return seen.orElseThrow().journeys();
  }

  @Override
  public String name() {
    return "journey";
  }

  /** Asked with every sale, so it looks at what is known. */
  @Override
  public boolean wants(Event event) {
    return Trigger.of(event).filter(happened -> running().stream().map(one -> one.says().plan())
        .anyMatch(plan -> plan.enteredBy(happened.trigger()) || ends(plan, happened.trigger()).isPresent())).isPresent();
  }

  private static Optional<Ended> ends(Plan plan, Trigger trigger) {
    return switch (trigger) {
      case PURCHASED -> Optional.of(Ended.PURCHASED).filter(_ -> plan.exits().contains(Leaving.PURCHASED));
      // Another channel may still be agreed to: that is looked at when the next step is due.
      case LEFT, JOINED, TIER_CHANGED, REFUNDED -> Optional.empty();
    };
  }

  @Override
  public void on(Handle h, Event event) {
    var happened = Trigger.of(event).orElseThrow();
    var member = members.byId(h, event.member());
    if (member.isEmpty()) {
      return;
    }
    for (Journey journey : JourneySql.inState(h, Journey.State.RUNNING)) {
      var plan = journey.says().plan();
      ends(plan, happened.trigger()).ifPresent(how -> end(h, journey, member.get().id(), happened, how));
      if (plan.enteredBy(happened.trigger()) && meant(h, plan, member.get().id())) {
        enter(h, journey, member.get().id(), happened);
      }
    }
  }

  private boolean meant(Handle h, Plan plan, MemberId member) {
    return plan.entry().who().map(who -> segments.condition(who)
        .filter(condition -> !segments.belonging(h, List.of(member), condition).isEmpty()).isPresent()).orElse(true);
  }

  private void enter(Handle h, Journey journey, MemberId member, Trigger.Happened happened) {
    var now = clock.instant();
    int came = VisitSql.enter(h, journey, VisitSql.only(member), now, happened.at(), happened.subject());
    if (came > 0) {
      VisitSql.tally(h, journey.id(), journey.version(), journey.says().plan().steps().getFirst().id(), "ENTERED", came, now);
    }
  }

  private void end(Handle h, Journey journey, MemberId member, Trigger.Happened happened, Ended how) {
    var now = clock.instant();
    VisitSql.ofPerson(h, member, journey.id()).stream()
        .filter(visit -> visit.since().isBefore(happened.at()) && !visit.triggerId().equals(happened.subject()))
        .forEach(visit -> {
          VisitSql.met(h, List.of(new VisitSql.Met(visit, visit.nth(), visit.step(), how.name(), Optional.empty())), now);
          VisitSql.tally(h, journey.id(), visit.version(), visit.step(), how.name(), 1, now);
          VisitSql.end(h, List.of(visit), how, now);
        });
  }

  /** Lets those in who are meant by journeys whose hour has come. */
  void enterDue() {
    var now = clock.instant();
    for (JourneyId id : db.read(h -> JourneySql.entering(h, now))) {
      db.transact(h -> {
        JourneySql.lockEntering(h, id, now).ifPresent(journey -> enterAll(h, journey, now));
        return Outcome.commit(true);
      });
    }
  }

  private void enterAll(Handle h, Journey journey, Instant now) {
    var plan = journey.says().plan();
    if (plan.entry() instanceof Entry.Daily daily) {
      daily.who().flatMap(segments::condition).ifPresent(condition -> {
        int came = VisitSql.enter(h, journey, segments.selection(condition), now, now, Optional.empty());
        if (came > 0) {
          VisitSql.tally(h, journey.id(), journey.version(), plan.steps().getFirst().id(), "ENTERED", came, now);
        }
      });
      JourneySql.nextEntry(h, journey.id(), next(daily, now, clubs.settings().zone()));
    }
  }

  /** When people are looked for next: the first such time after now. */
  static Instant next(Entry.Daily daily, Instant now, ZoneId zone) {
    var day = now.atZone(zone).toLocalDate();
    while (true) {
      var at = day.atTime(daily.at()).atZone(zone).toInstant();
      DayOfWeek weekday = day.getDayOfWeek();
      if (at.isAfter(now) && (daily.days().isEmpty() || daily.days().contains(weekday))) {
        return at;
      }
      day = day.plusDays(1);
    }
  }
}
