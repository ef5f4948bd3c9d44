package club.vafa.journey;

import club.vafa.segment.Segments;
import club.vafa.segment.Who;
import club.vafa.template.TemplateShelf;
import club.vafa.template.Templates;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Whether a journey can be walked: its steps lead somewhere, nobody runs in a circle without a wait, and what they name exists. */
public final class PlanCheck {
  public static final Duration WAIT_MIN = Duration.ofMinutes(1);
  public static final Duration WAIT_MAX = Duration.ofDays(400);
  private static final int FAULTS_MAX = 50;
  private static final String ID_FORM = "[a-z0-9][a-z0-9-]{0,39}";

  private final Segments segments;
  private final Templates templates;
  private final TemplateShelf shelf;

  public PlanCheck(Segments segments, Templates templates, TemplateShelf shelf) {
    this.segments = segments;
    this.templates = templates;
    this.shelf = shelf;
  }

  List<Fault> faults(Handle h, Plan plan) {
    var faults = new ArrayList<Fault>();
    if (plan.steps().isEmpty()) {
      return List.of(Fault.of("steps", "too_few", "min", 1));
    }
    if (plan.steps().size() > Plan.STEPS_MAX) {
      return List.of(Fault.of("steps", "too_many", "max", Plan.STEPS_MAX));
    }
    if (plan.entry() instanceof Entry.Daily(_, _, var who) && who.isEmpty()) {
      faults.add(Fault.of("entry.segment", "required"));
    }
    plan.entry().who().ifPresent(who -> who(h, "entry.", who, faults));
    if (plan.enteredBy(Trigger.LEFT) && plan.exits().contains(Leaving.NO_CONSENT)) {
      faults.add(Fault.of("exits", "not_with_this_kind"));
    }
    var ids = new HashMap<String, Integer>();
    for (int i = 0; i < plan.steps().size(); i++) {
      var step = plan.steps().get(i);
      if (!step.id().matches(ID_FORM)) {
        faults.add(Fault.of("steps[" + i + "].id", "wrong_form"));
      } else if (ids.putIfAbsent(step.id(), i) != null) {
        faults.add(Fault.of("steps[" + i + "].id", "given_twice"));
      }
    }
    for (int i = 0; i < plan.steps().size(); i++) {
      step(h, "steps[" + i + "].", plan.steps().get(i), ids.keySet(), faults);
    }
    if (faults.isEmpty()) {
      unreached(plan, faults);
      circles(plan, faults);
    }
    return faults.size() > FAULTS_MAX ? faults.subList(0, FAULTS_MAX) : faults;
  }

  private void step(Handle h, String at, Step step, Set<String> ids, List<Fault> faults) {
    targets(step).forEach((field, target) -> {
      if (!ids.contains(target)) {
        faults.add(Fault.of(at + field, "no_such_step"));
      }
    });
    switch (step) {
      case Step.Send send -> text(h, at, send, faults);
      case Step.Wait(_, Until.After(Duration time), _) when time.compareTo(WAIT_MIN) < 0 || time.compareTo(WAIT_MAX) > 0 ->
          faults.add(Fault.of(at + "waits", "wait_out_of_range", "days", WAIT_MAX.toDays()));
      case Step.Wait(_, Until.Date date, _) when !date.possible() ->
          faults.add(Fault.of(at + "waits.day", "no_such_day"));
      case Step.Check check -> who(h, at, check.who(), faults);
      case Step.Give give when give.points().isPresent() == give.coupon().isPresent() -> faults.add(Fault.of(at + "points", "points_or_coupon"));
      case Step.Wait _, Step.Give _, Step.Exit _ -> { }
    }
  }

  private void text(Handle h, String at, Step.Send send, List<Fault> faults) {
    if (send.template().isPresent() == send.text().isPresent()) {
      faults.add(Fault.of(at + "template", "template_or_text"));
    } else if (send.template().isPresent() && shelf.find(h, send.template().get().code()).filter(found -> !found.retired()).isEmpty()) {
      faults.add(Fault.of(at + "template", "unknown_code"));
    }
    send.text().map(text -> templates.check(text, List.of()).faults()).filter(found -> !found.isEmpty())
        .ifPresent(found -> faults.add(new Fault.BadText(at + "text.", found)));
  }

  private void who(Handle h, String at, Who who, List<Fault> faults) {
    segments.faults(h, who).forEach(one -> faults.add(new Fault.Wrong(at + one.field(), one.problem(), one.facts())));
  }

  private static Map<String, String> targets(Step step) {
    return switch (step) {
      case Step.Check(_, _, String yes, String no) -> Map.of("yes", yes, "no", no);
      case Step.Send(_, _, _, var next) -> next.map(to -> Map.of("next", to)).orElseGet(Map::of);
      case Step.Wait(_, _, var next) -> next.map(to -> Map.of("next", to)).orElseGet(Map::of);
      case Step.Give(_, _, _, _, var next) -> next.map(to -> Map.of("next", to)).orElseGet(Map::of);
      case Step.Exit _ -> Map.of();
    };
  }

  /** Where a step may lead. */
  private static Stream<String> ways(Plan plan, Step step) {
    return step instanceof Step.Check(_, _, String yes, String no) ? Stream.of(yes, no) : plan.after(step).stream();
  }

  private static void unreached(Plan plan, List<Fault> faults) {
    var reached = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(plan.steps().getFirst().id()));
    while (!open.isEmpty()) {
      var id = open.pop();
      if (reached.add(id)) {
        ways(plan, plan.step(id)).forEach(open::push);
      }
    }
    for (int i = 0; i < plan.steps().size(); i++) {
      if (!reached.contains(plan.steps().get(i).id())) {
        faults.add(Fault.of("steps[" + i + "].id", "never_reached"));
      }
    }
  }

  // Waits are taken out; what is left must have no circle.
  private static void circles(Plan plan, List<Fault> faults) {
    var done = new HashSet<String>();
    for (int i = 0; i < plan.steps().size(); i++) {
      if (circle(plan, plan.steps().get(i), new HashSet<>(), done)) {
        faults.add(Fault.of("steps[" + i + "].next", "circle_without_wait"));
        return;
      }
    }
  }

  private static boolean circle(Plan plan, Step step, Set<String> on, Set<String> done) {
    if (step instanceof Step.Wait || done.contains(step.id())) {
      return false;
    }
    if (!on.add(step.id())) {
      return true;
    }
    boolean found = ways(plan, step).anyMatch(next -> circle(plan, plan.step(next), on, done));
    on.remove(step.id());
    done.add(step.id());
    return found;
  }

  /** The same with the versions that the kept texts have now, in which they stay. */
  Plan frozen(Handle h, Plan plan) {
    var steps = plan.steps().stream().map(step -> step instanceof Step.Send(var id, var template, var text, var next)
        ? new Step.Send(id, template.flatMap(kept -> shelf.find(h, kept.code())).map(found -> new Step.Kept(found.code(), found.version())), text, next)
        : step).toList();
    return new Plan(plan.entry(), plan.againAfterDays(), plan.exits(), steps);
  }
}
