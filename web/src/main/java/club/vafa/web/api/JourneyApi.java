package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.journey.Fault;
import club.vafa.journey.JourneyDraft;
import club.vafa.journey.Writing;
import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.web.Call;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.TextFlaws;
import club.vafa.web.api.JourneyFigureShapes.JourneyFiguresView;
import club.vafa.web.api.JourneyFigureShapes.JourneyVisitor;
import club.vafa.web.api.JourneyFigureShapes.VisitorsQuery;
import club.vafa.web.api.JourneyShapes.JourneyChange;
import club.vafa.web.api.JourneyShapes.JourneyView;
import club.vafa.web.api.JourneyShapes.JourneyWish;
import club.vafa.web.api.JourneyFigureShapes.JourneyPath;
import club.vafa.web.api.JourneyFigureShapes.JourneyPaths;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.Shapes;
import java.util.function.Function;
import java.util.stream.Stream;

/** Journeys. */
public final class JourneyApi {
  private final Core core;

  public JourneyApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(core.journeys.list(call.pageById()).map(JourneyView::of));
  }

  public Reply add(Call call) {
    var wish = call.body(JourneyWish.class);
    return written(core.journeys.add(call.actor(), new JourneyDraft(wish.code(), wish.name(), wish.plan().plan(nothing()))));
  }

  public Reply change(Call call) {
    var wish = call.body(JourneyChange.class);
    return on(call, id -> core.journeys.change(call.actor(), id, wish.name(), wish.plan().plan(nothing())));
  }

  private Money nothing() {
    return new Money(0, core.clubs.settings().money());
  }

  public Reply show(Call call) {
    return call.id("journey", JourneyId::new).flatMap(core.journeys::byId).map(found -> Reply.of(JourneyView.of(found)))
        .orElseGet(Refusals::notFound);
  }

  public Reply start(Call call) {
    return on(call, id -> core.journeys.start(call.actor(), id));
  }

  public Reply pause(Call call) {
    return on(call, id -> core.journeys.pause(call.actor(), id));
  }

  public Reply resume(Call call) {
    return on(call, id -> core.journeys.resume(call.actor(), id));
  }

  public Reply stop(Call call) {
    return on(call, id -> core.journeys.stop(call.actor(), id));
  }

  public Reply figures(Call call) {
    return call.id("journey", JourneyId::new).filter(id -> core.journeys.byId(id).isPresent())
        .map(id -> Reply.of(JourneyFiguresView.of(core.journeys.totals(id), core.journeys.figures(id)))).orElseGet(Refusals::notFound);
  }

  public Reply visitors(Call call) {
    var ended = call.query(VisitorsQuery.class).ended();
    return call.id("journey", JourneyId::new).filter(id -> core.journeys.byId(id).isPresent())
        .map(id -> Reply.of(core.journeys.visitors(id, ended, call.pageById()).map(JourneyVisitor::of))).orElseGet(Refusals::notFound);
  }

  public Reply paths(Call call) {
    return call.id("member", MemberId::new).flatMap(id -> core.db.read(h -> core.members.byId(h, id)))
        .map(member -> Reply.of(new JourneyPaths(core.journeys.paths(member.id()).stream().map(JourneyPath::of).toList())))
        .orElseGet(Refusals::notFound);
  }

  private static Reply on(Call call, Function<JourneyId, Writing> write) {
    return call.id("journey", JourneyId::new).map(write).map(JourneyApi::written).orElseGet(Refusals::notFound);
  }

  private static Reply written(Writing writing) {
    return switch (writing) {
      case Writing.Done(var journey) -> Reply.of(JourneyView.of(journey));
      case Writing.NotFound() -> Refusals.notFound();
      case Writing.CodeTaken(String code) -> Refusals.codeTaken(code);
      case Writing.TooMany(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_JOURNEYS).with("limit", limit));
      case Writing.Cannot(var state) -> Reply.refuse(Problem.of(ProblemType.WRONG_STATE).with("state", Shapes.word(state)));
      case Writing.Wrong(var faults) -> throw new Malformed(faults.stream().flatMap(JourneyApi::errors).toList());
    };
  }

  private static Stream<FieldError> errors(Fault fault) {
    return switch (fault) {
      case Fault.Wrong(String field, String problem, var facts) -> Stream.of(new FieldError("plan." + field, problem, facts));
      case Fault.BadText(String field, var findings) ->
          findings.stream().map(finding -> TextFlaws.field("plan." + field, finding));
    };
  }
}
