package club.vafa.bench;

import club.vafa.journey.Entry;
import club.vafa.journey.JourneyDraft;
import club.vafa.journey.Plan;
import club.vafa.journey.Step;
import club.vafa.journey.Trigger;
import club.vafa.journey.Until;
import club.vafa.journey.Writing;
import club.vafa.template.TemplateText;
import club.vafa.trail.Actor;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// What a tick of the journeys costs while a million members wait: with nothing due, and with ten thousand whose wait is over, who are sent a text with their
/// name and points and leave. Prints the plan by which those due are found.
final class JourneyBench implements Main.Benchmark {

  private static final int WAITING = 1_000_000;
  private static final int DUE = 10_000;
  private static final int IDLE_TICKS = 50;
  private static final int STEPS_OF_WAITING = 7;

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      var jdbi = club.core().db.jdbi();
      new ManyMembers(jdbi, 1).add(DUE, progress);
      var journey = journey(club);
      fill(jdbi, journey, options.members(WAITING));
      jdbi.useHandle(h -> h.execute("vacuum analyze"));
      progress.say(plan(jdbi, journey));
      double idle = idle(club);
      var rates = new double[options.rounds()];
      for (int i = 0; i < rates.length; i++) {
        due(jdbi, journey);
        long from = System.nanoTime();
        int moved = club.core().journeyRuns.tick();
        rates[i] = moved * 1e9 / (System.nanoTime() - from);
        progress.say(String.format(Locale.ROOT, "%,d moved, %.0f/s", moved, rates[i]));
        if (moved != DUE) {
          throw new IllegalStateException(moved + " were moved of " + DUE);
        }
      }
      Arrays.sort(rates);
      progress.say(String.format(Locale.ROOT, "idle tick after it: %.2f ms", idle(club)));
      return String.format(Locale.ROOT, "journeys due=%d ours=%.0f/s idle-tick=%.2fms waiting=%d", DUE, rates[rates.length / 2], idle,
          options.members(WAITING));
    }
  }

  private static UUID journey(BenchClub club) {
    var text = TemplateText.of(Optional.of("{first_name} عزیز، {points} امتیاز دارید."), Optional.empty());
    var plan = new Plan(new Entry.OnEvent(Trigger.REFUNDED, Optional.empty()), Optional.of(0), Set.of(), List.of(
        new Step.Wait("wait", new Until.After(Duration.ofDays(1)), Optional.empty()),
        new Step.Send("thanks", Optional.empty(), Optional.of(text), Optional.empty())));
    var added = club.core().journeys.add(Actor.SYSTEM, new JourneyDraft("bench", "bench", plan));
    if (!(added instanceof Writing.Done(var journey)) || !(club.core().journeys.start(Actor.SYSTEM, journey.id()) instanceof Writing.Done)) {
      throw new IllegalStateException("the bench's journey was refused: " + added);
    }
    return journey.id().value();
  }

  /// Members of whom nothing is known but that they wait.
  private static void fill(Jdbi jdbi, UUID journey, int waiting) {
    jdbi.useHandle(h -> h.execute("""
        insert into journey_visit (member_id, id, journey_id, version, step, waiting, due_at, since)
        select gen_random_uuid(), gen_random_uuid(), ?, 1, 'wait', true, now() + make_interval(hours => 24 + n % (24 * ?)), now()
        from generate_series(1, ?) n
        """, journey, STEPS_OF_WAITING, waiting));
  }

  private static void due(Jdbi jdbi, UUID journey) {
    var now = OffsetDateTime.now(ZoneOffset.UTC);
    jdbi.useTransaction(h -> {
      h.execute("delete from journey_pass where journey_id = ?", journey);
      h.execute("""
          with visitor as (select m.id as member_id, gen_random_uuid() as visit from member m where m.status = 'ACTIVE' limit ?),
          pass as (
            insert into journey_pass (member_id, journey_id, visit_id, entered_at) select member_id, ?, visit, ? from visitor)
          insert into journey_visit (member_id, id, journey_id, version, step, waiting, due_at, since)
          select member_id, visit, ?, 1, 'wait', true, cast(? as timestamptz) - interval '1 second', ? from visitor
          """, DUE, journey, now, journey, now, now);
    });
  }

  private static double idle(BenchClub club) {
    club.core().journeyRuns.tick();
    long from = System.nanoTime();
    for (int i = 0; i < IDLE_TICKS; i++) {
      club.core().journeyRuns.tick();
    }
    return (System.nanoTime() - from) / 1e6 / IDLE_TICKS;
  }

  private static String plan(Jdbi jdbi, UUID journey) {
    var lines = jdbi.withHandle(h -> h.createQuery("""
        explain (analyze, costs off, timing off, summary off)
        select member_id, id from journey_visit where journey_id = :journey and due_at <= now() order by due_at limit 500 for update skip locked
        """).bind("journey", journey).mapTo(String.class).list());
    return String.join("\n", lines);
  }
}
