package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.db.Outcome;
import club.vafa.member.Member;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.PublicOccasion;
import club.vafa.occasion.PublicStep;
import club.vafa.occasion.Remembering;
import club.vafa.staff.Permission;
import club.vafa.value.MemberId;
import club.vafa.web.Call;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.OccasionShapes.OccasionView;
import club.vafa.web.api.OccasionShapes.OwnDayView;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Public occasions, and members' own days. */
public final class OccasionApi {
  private final Core core;

  public OccasionApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    var today = core.clubs.today();
    return Reply.of(Replies.page(core.publicOccasions.list(), call.page(), PublicOccasion::code).map(one -> OccasionView.of(one, today)));
  }

  public Reply add(Call call) {
    var wish = call.body(OccasionShapes.NewOccasion.class);
    return reply(core.publicOccasions.add(call.actor(), wish.code(), new OccasionShapes.OccasionPlan(wish.name(), wish.day(), wish.on().orElse(true)).draft()));
  }

  public Reply show(Call call) {
    return core.publicOccasions.find(call.path("code")).map(one -> Reply.of(OccasionView.of(one, core.clubs.today()))).orElseGet(Refusals::notFound);
  }

  public Reply edit(Call call) {
    return reply(core.publicOccasions.change(call.actor(), call.path("code"), call.body(OccasionShapes.OccasionPlan.class).draft()));
  }

  public Reply move(Call call) {
    var year = call.path("year");
    if (!year.matches("[0-9]{4}")) {
      return Refusals.notFound();
    }
    return reply(core.publicOccasions.move(call.actor(), call.path("code"), Integer.parseInt(year), call.body(OccasionShapes.MoveWish.class).days()));
  }

  /** Of a public occasion. */
  public Reply preview(Call call) {
    int years = call.query(OccasionShapes.YearsQuery.class).count();
    return core.publicOccasions.find(call.path("code")).map(one -> Reply.of(OccasionShapes.ReturnsView.of(one.preview(core.clubs.today(), years))))
        .orElseGet(Refusals::notFound);
  }

  private Reply reply(PublicStep step) {
    return switch (step) {
      case PublicStep.Done(PublicOccasion occasion) -> Reply.of(OccasionView.of(occasion, core.clubs.today()));
      case PublicStep.NoSuchOccasion _ -> Refusals.notFound();
      case PublicStep.CodeTaken(String code) -> Refusals.codeTaken(code);
      case PublicStep.TooMany(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_OCCASIONS).with("limit", limit));
      case PublicStep.NotLunar _ -> Reply.refuse(ProblemType.NOT_LUNAR);
      case PublicStep.YearTooFar(int first, int last) -> Reply.refuse(Problem.of(ProblemType.YEAR_TOO_FAR).with("first", first).with("last", last));
    };
  }

  public Reply ofMember(Call call) {
    return member(call, (h, member) -> {
      boolean full = full(call);
      return Reply.of(new OccasionShapes.OwnDays(core.occasions.of(h, member.id()).stream().map(one -> OwnDayView.of(one, full)).toList()));
    });
  }

  public Reply addOwn(Call call) {
    var wish = call.body(OccasionShapes.OwnDay.class);
    return remember(call, (h, member) -> wish.kind() == OccasionKind.WEDDING
        ? core.occasions.rememberWedding(h, call.actor(), member.id(), wish.day().anniversary())
        : core.occasions.addOwn(h, call.actor(), member.id(), wish.title().orElseThrow(), wish.day().anniversary()));
  }

  public Reply changeOwn(Call call) {
    var wish = call.body(OccasionShapes.OwnDayChange.class);
    return remember(call, (h, member) -> call.id("occasion", Function.identity())
        .map(id -> core.occasions.change(h, call.actor(), member.id(), id, wish.title(), wish.day().anniversary()))
        .orElseGet(Remembering.NoSuchDay::new));
  }

  private Reply remember(Call call, BiFunction<Handle, Member, Remembering> work) {
    return core.db.transact(h -> {
      var member = find(h, call);
      if (member.isEmpty()) {
        return Outcome.refuse(Refusals.notFound());
      }
      return switch (work.apply(h, member.get())) {
        case Remembering.Remembered(var occasion, var _) -> Outcome.commit(Reply.of(OwnDayView.of(occasion, full(call))));
        case Remembering.Same(var occasion) -> Outcome.commit(Reply.of(OwnDayView.of(occasion, full(call))));
        case Remembering refused -> Outcome.refuse(Refusals.of(refused));
      };
    });
  }

  public Reply removeOwn(Call call) {
    return core.db.transact(h -> {
      var member = find(h, call);
      Optional<UUID> id = call.id("occasion", Function.identity());
      return member.isPresent() && id.isPresent() && core.occasions.remove(h, call.actor(), member.get().id(), id.get())
          ? Outcome.commit(Reply.nothing()) : Outcome.refuse(Refusals.notFound());
    });
  }

  /** Of one of a member's days: whoever may not see the day itself sees none of its returns. */
  public Reply previewOwn(Call call) {
    if (!full(call)) {
      return Reply.refuse(Problem.of(ProblemType.FORBIDDEN).with("permission", "personal_data_read"));
    }
    int years = call.query(OccasionShapes.YearsQuery.class).count();
    return member(call, (h, member) -> call.id("occasion", Function.identity()).flatMap(id -> core.occasions.preview(h, member.id(), id, years))
        .map(returns -> Reply.of(OccasionShapes.ReturnsView.of(returns))).orElseGet(Refusals::notFound));
  }

  private Reply member(Call call, BiFunction<Handle, Member, Reply> then) {
    return core.db.read(h -> find(h, call).map(member -> then.apply(h, member)).orElseGet(Refusals::notFound));
  }

  private Optional<Member> find(Handle h, Call call) {
    return call.id("member", MemberId::new).flatMap(id -> core.members.byId(h, id));
  }

  private static boolean full(Call call) {
    return call.session().may(Permission.PERSONAL_DATA_READ);
  }
}
