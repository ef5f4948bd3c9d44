package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.greeting.GreetingPlan;
import club.vafa.greeting.GreetingSaving;
import club.vafa.web.Call;
import club.vafa.web.Flaws;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.GreetingShapes.GreetingView;
import club.vafa.web.json.Malformed;
import java.time.LocalDate;
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
    return switch (core.greetingPlans.save(call.actor(), call.body(GreetingShapes.GreetingWish.class).plan(call.path("code")))) {
      case GreetingSaving.Saved(GreetingPlan plan) -> Reply.of(view(plan));
      case GreetingSaving.NoSuchOccasion _ -> Refusals.notFound();
      case GreetingSaving.Wrong(var faults) -> throw new Malformed(faults.stream().map(fault -> Flaws.field("text", fault)).toList());
    };
  }

  public Reply preview(Call call) {
    var wish = call.body(GreetingShapes.ShowWish.class);
    var code = call.path("code");
    return core.greetingPlans.find(code).map(plan -> {
      var shown = wish.greeting().map(one -> one.plan(code)).orElse(plan);
      var faults = core.greetingPlans.faults(shown);
      if (!faults.isEmpty()) {
        throw new Malformed(faults.stream().map(fault -> Flaws.field("greeting.text", fault)).toList());
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

  private GreetingView view(GreetingPlan plan) {
    return new GreetingView(plan.code(), core.greetingPlans.name(plan.code()), plan.active(), plan.words(),
        GreetingShapes.GreetingPresent.of(core.greetingPlans.gift(plan)));
  }
}
