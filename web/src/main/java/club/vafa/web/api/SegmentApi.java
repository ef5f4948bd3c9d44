package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.segment.Attribute;
import club.vafa.segment.Belonging;
import club.vafa.segment.Condition;
import club.vafa.segment.Filter;
import club.vafa.segment.Operand;
import club.vafa.segment.Operator;
import club.vafa.segment.Saving;
import club.vafa.segment.Segment;
import club.vafa.segment.SegmentDraft;
import club.vafa.segment.SegmentWords;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.web.Call;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.SegmentShapes.AttributeView;
import club.vafa.web.api.SegmentShapes.AttributesView;
import club.vafa.web.api.SegmentShapes.BelongingView;
import club.vafa.web.api.SegmentShapes.ChannelReach;
import club.vafa.web.api.SegmentShapes.ChoiceView;
import club.vafa.web.api.SegmentShapes.OperatorView;
import club.vafa.web.api.SegmentShapes.SampleMember;
import club.vafa.web.api.SegmentShapes.SampleView;
import club.vafa.web.api.SegmentShapes.SegmentChange;
import club.vafa.web.api.SegmentShapes.SegmentQuestion;
import club.vafa.web.api.SegmentShapes.SegmentView;
import club.vafa.web.api.SegmentShapes.SegmentWish;
import club.vafa.web.api.SegmentShapes.SegmentsQuery;
import club.vafa.web.api.SegmentShapes.SegmentSize;
import club.vafa.web.api.SegmentShapes.WhyView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Segments: kept, counted, sampled and explained. Who works for some branches alone sees who has bought there, and keeps none. */
public final class SegmentApi {
  private final Core core;
  private final Texts texts;

  public SegmentApi(Core core, Texts texts) {
    this.core = core;
    this.texts = texts;
  }

  public Reply attributes(Call call) {
    return Reply.of(new AttributesView(Arrays.stream(Attribute.values()).map(one -> new AttributeView(one.code(), one.kind().code(),
        words(SegmentWords.name(one)), one.kind().operators().stream().map(each -> new OperatorView(each.code(), words(SegmentWords.name(each)))).toList(),
        one.choices().stream().map(code -> new ChoiceView(code, words(SegmentWords.choice(one, code)))).toList(),
        one.filters().stream().sorted().map(Filter.Part::code).toList())).toList()));
  }

  public Reply list(Call call) {
    boolean archived = call.query(SegmentsQuery.class).archived().orElse(false);
    var listed = core.savedSegments.list().stream().filter(one -> archived || !one.archived()).toList();
    return Reply.of(Replies.page(listed, call.page(), Segment::code).map(this::view));
  }

  public Reply show(Call call) {
    return core.savedSegments.byCode(call.path("segment")).map(found -> Reply.of(view(found))).orElseGet(Refusals::notFound);
  }

  public Reply versions(Call call) {
    return core.savedSegments.byCode(call.path("segment")).map(found -> core.db.read(h -> core.savedSegments.versions(h, found.id())))
        .map(found -> Reply.of(Replies.page(found, call.page(), one -> String.valueOf(one.version())).map(this::view)))
        .orElseGet(Refusals::notFound);
  }

  public Reply add(Call call) {
    var wish = call.body(SegmentWish.class);
    var draft = new SegmentDraft(wish.code(), wish.name(), ConditionWire.read(core, wish.condition(), "condition"));
    return forTheClub(call).orElseGet(() -> reply(core.savedSegments.add(call.actor(), draft)));
  }

  public Reply change(Call call) {
    var wish = call.body(SegmentChange.class);
    var draft = new SegmentDraft(call.path("segment"), wish.name(), ConditionWire.read(core, wish.condition(), "condition"));
    return forTheClub(call).orElseGet(() -> reply(core.savedSegments.change(call.actor(), draft)));
  }

  public Reply archive(Call call) {
    return forTheClub(call).orElseGet(() -> switch (core.savedSegments.archive(call.actor(), call.path("segment"))) {
      case Saving.Unknown _ -> Refusals.notFound();
      default -> Reply.nothing();
    });
  }

  private static Optional<Reply> forTheClub(Call call) {
    return call.session().unlimited() ? Optional.empty() : Optional.of(Refusals.otherBranch());
  }

  private Reply reply(Saving saving) {
    return switch (saving) {
      case Saving.Saved(var segment) -> Reply.of(view(segment));
      case Saving.CodeTaken(var code) -> Refusals.codeTaken(code);
      case Saving.Unknown _ -> Refusals.notFound();
      case Saving.Archived _ -> Reply.refuse(Problem.of(ProblemType.WRONG_STATE).with("state", "archived"));
      case Saving.TooMany(int max) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_SEGMENTS).with("limit", max));
      case Saving.Wrong(var faults) -> throw ConditionWire.wrong("", faults);
    };
  }

  public Reply count(Call call) {
    return asked(call).map(condition -> {
      var size = core.segmentCounts.size(seen(call, condition));
      return Reply.of(new SegmentSize(size.members(), size.reached().entrySet().stream().map(one -> new ChannelReach(one.getKey(), one.getValue())).toList(),
          size.reachedAnyhow(), sentence(condition), size.asOf()));
    }).orElseGet(Refusals::notFound);
  }

  public Reply sample(Call call) {
    return asked(call).map(condition -> Reply.of(new SampleView(core.segmentCounts.sample(seen(call, condition)).stream()
        .map(one -> new SampleMember(one.id(), one.name())).toList()))).orElseGet(Refusals::notFound);
  }

  public Reply member(Call call) {
    return core.savedSegments.byCode(call.path("segment")).flatMap(segment -> call.id("member", MemberId::new)
        .flatMap(id -> core.db.read(h -> core.members.byId(h, id)))
        .filter(member -> call.session().unlimited() || belongs(member.id(), seen(call, Condition.ALWAYS)).belongs())
        .map(member -> belongs(member.id(), segment.condition())))
        .map(found -> Reply.of(new BelongingView(found.belongs(), found.why().stream().map(line -> new WhyView(line.leaf().attribute().code(),
            words(line.asked()), words(line.has()), line.holds())).toList())))
        .orElseGet(Refusals::notFound);
  }

  private Belonging belongs(MemberId member, Condition condition) {
    return core.db.read(h -> core.segments.belongs(h, member, condition));
  }

  private Optional<Condition> asked(Call call) {
    var question = call.body(SegmentQuestion.class);
    return question.condition().map(json -> ConditionWire.read(core, json, "condition"))
        .or(() -> question.segment().flatMap(core.savedSegments::byCode).map(Segment::condition));
  }

  /** Narrowed to those whom the caller may see. */
  private Condition seen(Call call, Condition condition) {
    var branches = call.session().branches();
    if (branches.isEmpty()) {
      return condition;
    }
    Set<String> codes = core.branches.list().stream().filter(branch -> branches.contains(branch.id())).map(Branch::code).collect(Collectors.toSet());
    var bought = new Condition.Leaf(Attribute.PURCHASES_COUNT, Operator.AT_LEAST, new Operand.Whole(1), Filter.NONE.at(codes));
    return new Condition.All(List.of(condition, bought));
  }

  private SegmentView view(Segment segment) {
    return new SegmentView(segment.id(), segment.code(), segment.version(), segment.name(), segment.condition().json(),
        sentence(segment.condition()), segment.madeAt(), segment.archived());
  }

  private LocalText sentence(Condition condition) {
    return words(core.db.read(h -> SegmentWords.sentence(h, condition)));
  }

  private LocalText words(Message message) {
    return new LocalText(texts.render(message, Language.FA), texts.render(message, Language.EN));
  }
}
