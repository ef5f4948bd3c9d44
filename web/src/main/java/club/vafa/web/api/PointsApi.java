package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.award.Adjusting;
import club.vafa.award.Adjustment;
import club.vafa.award.AdjustmentId;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.Unit;
import club.vafa.text.Texts;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.MemberShapes.BalanceView;
import club.vafa.web.api.MemberShapes.ExplanationView;
import club.vafa.web.api.MemberShapes.StatementItem;
import club.vafa.web.api.MemberShapes.UnitQuery;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** What members have, why, and corrections of it. */
public final class PointsApi {
  private static final int LINES_MAX = 200;

  /** A correction of a member's points. */
  public record AdjustmentWish(
      @Doc(value = "Positive gives, negative takes.", example = "50", min = -Adjustment.POINTS_MAX,
          max = Adjustment.POINTS_MAX) long points,
      @Doc(value = "Why, without personal data.", example = "The receipt of 1 June was counted at the wrong branch.",
          max = Adjustment.WORDS_CHARS_MAX)
      String words) {
    public AdjustmentWish {
      if (points == 0) {
        throw new WrongField("points", "not_zero");
      }
    }
  }

  /** The wish to reverse a transfer. */
  public record TransferReversalWish(@Doc(value = "Why, without personal data.", example = "The same game prize was booked twice by hand.",
      max = Adjustment.WORDS_CHARS_MAX) String words) {}

  /** What became of a correction. */
  public record AdjustmentAnswer(
      AdjustmentId id,
      @Doc(value = "Done, or waiting for a second person.", example = "done") Adjustment.State state,
      @Doc(value = "The member's posted points after it.", example = "167") Optional<Long> posted,
      @Doc("Up to which size no second person is needed.") Optional<Long> threshold) {}

  /** A correction that waits. */
  public record AdjustmentView(AdjustmentId id, MemberId member, @Doc(value = "Points.", example = "5000") long points,
      @Doc(value = "Why.", max = Adjustment.WORDS_CHARS_MAX) String words, @Doc("Who made it.") StaffId madeBy, Instant madeAt,
      @Doc("Which transfer it reverses, where it does.") Optional<TransferId> reverses,
      @Doc("What the points are: points, or for a reversal the smallest unit of credit.") Unit unit) {
    static AdjustmentView of(Adjustment one) {
      return new AdjustmentView(one.id(), one.member(), one.points(), one.words(), one.madeBy(), one.madeAt(), one.reverses(), one.unit());
    }
  }

  private final Core core;
  private final Texts texts;

  public PointsApi(Core core, Texts texts) {
    this.core = core;
    this.texts = texts;
  }

  public Reply balance(Call call) {
    return ofPerson(call, (h, person) -> BalanceView.of(core.ledger.balance(h, person.getFirst(), unit(call))));
  }

  public Reply statement(Call call) {
    var page = call.pageById();
    return ofPerson(call, (h, person) -> core.ledger.statement(h, person, unit(call), page).map(line -> item(call, line)));
  }

  public Reply explanation(Call call) {
    return ofPerson(call, (h, person) -> ExplanationView.of(core.ledger.explain(h, person.getFirst(), person, unit(call), LINES_MAX),
        line -> item(call, line)));
  }

  private StatementItem item(Call call, StatementLine line) {
    return StatementItem.of(line, texts.render(line.what(), call.language()));
  }

  /** Looks with all records of the person, of which the first is the one in use. */
  private Reply ofPerson(Call call, BiFunction<Handle, List<HolderId>, Object> look) {
    return call.id("member", MemberId::new).flatMap(id -> core.db.read(h -> {
      var person = core.members.idsOf(h, id).stream().map(HolderId::of).toList();
      return person.isEmpty() ? Optional.<Reply>empty() : Optional.of(Reply.of(look.apply(h, person)));
    })).orElseGet(Refusals::notFound);
  }

  private static Unit unit(Call call) {
    return call.query(UnitQuery.class).unit().orElse(Unit.POINTS);
  }

  public Reply adjust(Call call) {
    var wish = call.body(AdjustmentWish.class);
    return call.id("member", MemberId::new)
        .map(id -> Replies.keyed(core.adjustments.create(call.key(), id, wish.points(), wish.words(), call.session().staffId()),
            PointsApi::reply))
        .orElseGet(Refusals::notFound);
  }

  public Reply reverse(Call call) {
    var wish = call.body(TransferReversalWish.class);
    return call.id("member", MemberId::new).flatMap(member -> call.id("transfer", TransferId::new)
        .map(transfer -> Replies.keyed(core.adjustments.reverse(call.key(), member, transfer, wish.words(), call.session().staffId()), PointsApi::reply)))
        .orElseGet(Refusals::notFound);
  }

  public Reply waiting(Call call) {
    var page = call.pageById();
    return Reply.of(core.db.read(h -> core.adjustments.waiting(h, page)).map(AdjustmentView::of));
  }

  public Reply approve(Call call) {
    return call.id("adjustment", AdjustmentId::new)
        .map(id -> Replies.keyed(core.adjustments.approve(call.key(), id, call.session().staffId()), PointsApi::reply))
        .orElseGet(Refusals::notFound);
  }

  public Reply cancel(Call call) {
    return call.id("adjustment", AdjustmentId::new).map(id -> core.adjustments.cancel(id, call.session().staffId()))
        .map(answer -> answer instanceof Adjusting.NotWaiting(var state) && state == Adjustment.State.CANCELLED ? Reply.nothing()
            : Refusals.of(answer)).orElseGet(Refusals::notFound);
  }

  private static Reply reply(Adjusting answer) {
    return switch (answer) {
      case Adjusting.Done(var id, var _, long posted) ->
          Reply.of(new AdjustmentAnswer(id, Adjustment.State.DONE, Optional.of(posted), Optional.empty()));
      case Adjusting.Waiting(var id, long threshold) ->
          Reply.of(new AdjustmentAnswer(id, Adjustment.State.WAITING, Optional.empty(), Optional.of(threshold)));
      default -> Refusals.of(answer);
    };
  }
}
