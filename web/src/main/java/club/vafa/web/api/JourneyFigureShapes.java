package club.vafa.web.api;

import club.vafa.journey.Ended;
import club.vafa.journey.JourneyFigures;
import club.vafa.journey.MemberPath;
import club.vafa.journey.StepFigure;
import club.vafa.journey.Visitor;
import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** On the wire: how journeys stand, who is in them and what was met. */
public final class JourneyFigureShapes {
  private JourneyFigureShapes() {
  }

  /** So many. */
  public record JourneyOutcome(@Doc(value = "What came of it.", example = "sent") String outcome, @Doc(value = "So many.", example = "120") long number) {
    static List<JourneyOutcome> of(Map<String, Long> all) {
      return all.entrySet().stream().sorted(Map.Entry.comparingByKey())
          .map(one -> new JourneyOutcome(one.getKey().toLowerCase(Locale.ROOT), one.getValue())).toList();
    }
  }

  /** A step of a version. */
  public record JourneyStepFigures(
      @Doc(value = "The version.", example = "1") int version,
      @Doc(value = "The step.", example = "thanks") String step,
      @Doc(value = "So many wait there now.", example = "40") long inside,
      @Doc("So many came to it and went on, by what came of it.") List<JourneyOutcome> passed) {
    static JourneyStepFigures of(StepFigure figure) {
      return new JourneyStepFigures(figure.version(), figure.step(), figure.inside(), JourneyOutcome.of(figure.passed()));
    }
  }

  /** How a journey stands. */
  public record JourneyFiguresView(
      @Doc(value = "So many are inside now.", example = "40") long inside,
      @Doc("How the visits of all others ended last.") List<JourneyOutcome> ended,
      @Doc("Step by step.") List<JourneyStepFigures> steps) {
    static JourneyFiguresView of(JourneyFigures totals, List<StepFigure> steps) {
      return new JourneyFiguresView(totals.inside(), totals.ended().entrySet().stream().sorted(Map.Entry.comparingByKey())
          .map(one -> new JourneyOutcome(one.getKey().name().toLowerCase(Locale.ROOT), one.getValue())).toList(),
          steps.stream().map(JourneyStepFigures::of).toList());
    }
  }

  /** Which visitors are wanted. */
  public record VisitorsQuery(@Doc(value = "Those whose last visit ended so; those who are inside now where it is left out.", example = "finished")
      Optional<Ended> ended) {}

  /** Where somebody is. */
  public record VisitorPlace(
      @Doc(value = "The version of the journey in which the member came.", example = "1") int version,
      @Doc(value = "The step.", example = "two-days") String step,
      @Doc("When it goes on there.") Instant dueAt,
      @Doc(value = "How often the step has failed.", example = "0") int attempts) {}

  /** Somebody in a journey, or who was in it. */
  public record JourneyVisitor(
      MemberId member,
      @Doc(value = "The name.", example = "سارا محمدی") String name,
      Instant enteredAt,
      @Doc("Where the member is, for one who is inside.") Optional<VisitorPlace> place,
      Optional<Instant> leftAt,
      @Doc(value = "How it ended.", example = "purchased") Optional<Ended> ended,
      @Doc("What was met last: of one who has left, where and why.") Optional<JourneyMet> last) {
    static JourneyVisitor of(Visitor visitor) {
      return new JourneyVisitor(visitor.memberId(), visitor.name(), visitor.enteredAt(),
          visitor.place().map(one -> new VisitorPlace(one.version(), one.step(), one.dueAt(), one.attempts())), visitor.leftAt(), visitor.how(),
          visitor.last().map(JourneyMet::of));
    }
  }

  /** What a member met at a step. */
  public record JourneyMet(
      @Doc(value = "The step.", example = "thanks") String step,
      @Doc(value = "What came of it.", example = "sent") String outcome,
      @Doc(value = "The message's, coupon's or transfer's id, or why nothing was sent.") Optional<String> detail,
      Instant at) {
    static JourneyMet of(MemberPath.Met met) {
      return new JourneyMet(met.step(), met.outcome().toLowerCase(Locale.ROOT), met.detail(), met.at());
    }
  }

  /** A member's last visit to a journey. */
  public record JourneyPath(
      JourneyId journey,
      @Doc(value = "Its code.", example = "follow-up") String code,
      @Doc(value = "What staff call it.", example = "After a purchase") String name,
      Instant enteredAt,
      Optional<Instant> leftAt,
      @Doc(value = "How it ended.", example = "finished") Optional<Ended> ended,
      @Doc(value = "Where the member is.", example = "two-days") Optional<String> step,
      @Doc("When it goes on there.") Optional<Instant> dueAt,
      List<JourneyMet> met) {
    static JourneyPath of(MemberPath path) {
      return new JourneyPath(path.journey(), path.code(), path.name(), path.enteredAt(), path.leftAt(), path.how(), path.step(), path.dueAt(),
          path.met().stream().map(JourneyMet::of).toList());
    }
  }

  /** The journeys of a member, the newest visit first. */
  public record JourneyPaths(List<JourneyPath> items) {}
}
