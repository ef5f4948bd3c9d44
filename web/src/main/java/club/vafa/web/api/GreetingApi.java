package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.greeting.GreetingPlan;
import club.vafa.greeting.GreetingSaving;
import club.vafa.greeting.GreetingText;
import club.vafa.segment.Condition;
import club.vafa.segment.Who;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.TextFlaws;
import club.vafa.web.api.GreetingShapes.GreetingView;
import club.vafa.web.json.Malformed;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/** What is sent for which occasion, and what came of it. */
public final class GreetingApi {
  private final Core core;

  public GreetingApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(Replies.page(core.greetingPlans.list(), call.page(), GreetingPlan::code).map(this::view));
  }

  public Reply show(Call call) {
    return core.greetingPlans.find(call.path("code")).map(plan -> Reply.of(view(plan))).orElseGet(Refusals::notFound);
  }

  public Reply edit(Call call) {
    return switch (core.greetingPlans.save(call.actor(), call.body(GreetingShapes.GreetingWish.class).plan(call.path("code"), ""))) {
      case GreetingSaving.Saved(GreetingPlan plan) -> Reply.of(view(plan));
      case GreetingSaving.NoSuchOccasion _ -> Refusals.notFound();
      case GreetingSaving.Wrong(var flaws) -> throw wrong("", flaws);
    };
  }

  public Reply preview(Call call) {
    var wish = call.body(GreetingShapes.ShowWish.class);
    var code = call.path("code");
    return core.greetingPlans.find(code).map(plan -> {
      var shown = wish.greeting().map(one -> one.plan(code, "greeting.")).orElse(plan);
      var flaws = core.greetingPlans.flaws(shown);
      if (!flaws.isEmpty()) {
        throw wrong("greeting.", flaws);
      }
      var texts = core.greetingDesk.preview(shown, wish.member());
      return texts.isEmpty() ? Refusals.unknownMember() : Reply.of(new GreetingShapes.ShownGreeting(texts.stream().map(GreetingShapes.ShownText::of).toList()));
    }).orElseGet(Refusals::notFound);
  }

  public Reply expected(Call call) {
    return onDay(call, (code, day) -> Reply.of(GreetingShapes.ExpectedGreetings.of(day, core.greetingDesk.expected(code, day))));
  }

  public Reply results(Call call) {
    return onDay(call, (code, day) -> Reply.of(GreetingShapes.GreetingResultsView.of(day, core.greetingDesk.results(code, day))));
  }

  private Reply onDay(Call call, BiFunction<String, LocalDate, Reply> then) {
    var day = call.query(GreetingShapes.GreetingDayQuery.class).day().orElseGet(core.clubs::today);
    return core.greetingPlans.find(call.path("code")).map(plan -> then.apply(plan.code(), day)).orElseGet(Refusals::notFound);
  }

  private static Malformed wrong(String path, List<GreetingSaving.Flaw> flaws) {
    return new Malformed(flaws.stream().map(flaw -> switch (flaw) {
      case GreetingSaving.Flaw.InText(var finding) -> TextFlaws.field(path + "text.", finding);
      case GreetingSaving.Flaw.At(var fault) -> ConditionWire.error(path, fault);
    }).toList());
  }

  private GreetingView view(GreetingPlan plan) {
    return new GreetingView(plan.code(), core.greetingPlans.name(plan.code()), plan.active(),
        plan.words().flatMap(GreetingText::text).map(TemplateShapes.TextWish::of), plan.words().flatMap(GreetingText::template),
        plan.who().flatMap(Who::segment), plan.who().flatMap(Who::condition).map(Condition::json), GreetingShapes.GreetingPresent.of(core.greetingPlans.gift(plan)));
  }
}
