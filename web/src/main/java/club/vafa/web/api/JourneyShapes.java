package club.vafa.web.api;

import club.vafa.calendar.CalendarKind;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.journey.Entry;
import club.vafa.journey.Journey;
import club.vafa.journey.JourneyDraft;
import club.vafa.journey.Leaving;
import club.vafa.journey.Plan;
import club.vafa.journey.Step;
import club.vafa.journey.Trigger;
import club.vafa.journey.Until;
import club.vafa.segment.Condition;
import club.vafa.segment.Who;
import club.vafa.value.JourneyId;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.web.json.Doc;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.WrongField;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Journeys on the wire. */
public final class JourneyShapes {
  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final int DAYS_MAX = 400;

  private JourneyShapes() {
  }

  /** How members come in: on an event, or each day at a time. */
  public record JourneyEntry(
      @Doc(value = "What brings members in.", example = "purchased") Optional<Trigger> event,
      @Doc("At this time of the club's zone those of the segment or condition come in; instead of an event.") Optional<LocalTime> dailyAt,
      @Doc(value = "On these days of the week only.", max = 7) Optional<List<DayOfWeek>> days,
      @Doc(value = "Only members of this saved segment, by its code.", max = 40) Optional<String> segment,
      @Doc("Only members of whom this condition holds, written as those of segments are.") Optional<JsonNode> condition) {
    public JourneyEntry {
      if (event.isPresent() == dailyAt.isPresent()) {
        throw new WrongField("event", "event_or_daily");
      }
    }

    Entry entry() {
      var who = Who.of(segment, condition.map(json -> ConditionWire.parse(json, "plan.entry.condition")));
      return dailyAt.<Entry>map(at -> new Entry.Daily(at, days.orElse(List.of()), who))
          .orElseGet(() -> new Entry.OnEvent(event.orElseThrow(), who));
    }

    static JourneyEntry of(Entry entry) {
      var segment = entry.who().flatMap(Who::segment);
      var condition = entry.who().flatMap(Who::condition).map(Condition::json);
      return switch (entry) {
        case Entry.OnEvent(var trigger, _) -> new JourneyEntry(Optional.of(trigger), Optional.empty(), Optional.empty(), segment, condition);
        case Entry.Daily(var at, var days, _) -> new JourneyEntry(Optional.empty(), Optional.of(at), Optional.of(days), segment, condition);
      };
    }
  }

  /** How long to wait: for a time, until a time of day, or until a day of the year. */
  public record JourneyWait(
      @Doc(value = "So many days.", example = "3", min = 0, max = DAYS_MAX) Optional<Integer> days,
      @Doc(value = "And so many hours.", min = 0, max = 10_000) Optional<Integer> hours,
      @Doc(value = "And so many minutes.", min = 0, max = 600_000) Optional<Integer> minutes,
      @Doc("Or until this time of day; with a date, at this time of it.") Optional<LocalTime> time,
      @Doc("Or until the next return of a day of this calendar.") Optional<CalendarKind> calendar,
      @Doc(value = "The day's month.", min = 1, max = 12) Optional<Integer> month,
      @Doc(value = "The day of the month; in years that lack it, the day before.", min = 1, max = 31) Optional<Integer> day) {
    public JourneyWait {
      boolean span = days.isPresent() || hours.isPresent() || minutes.isPresent();
      boolean date = calendar.isPresent() || month.isPresent() || day.isPresent();
      if (date && (calendar.isEmpty() || month.isEmpty() || day.isEmpty())) {
        throw new WrongField(calendar.isEmpty() ? "calendar" : month.isEmpty() ? "month" : "day", "required");
      }
      if (span ? date || time.isPresent() : !date && time.isEmpty()) {
        throw new WrongField("days", "one_way_to_wait");
      }
    }

    Until until() {
      if (calendar.isPresent()) {
        return new Until.Date(calendar.get(), month.orElseThrow(), day.orElseThrow(), time.orElse(MORNING));
      }
      return time.<Until>map(Until.TimeOfDay::new).orElseGet(() -> new Until.After(Duration.ofDays(days.orElse(0))
          .plusHours(hours.orElse(0)).plusMinutes(minutes.orElse(0))));
    }

    static JourneyWait of(Until until) {
      return switch (until) {
        case Until.After(Duration time) -> new JourneyWait(some(time.toDays()), some(time.toHoursPart()), some(time.toMinutesPart()), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());
        case Until.TimeOfDay(LocalTime time) -> new JourneyWait(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(time), Optional.empty(),
            Optional.empty(), Optional.empty());
        case Until.Date(var calendar, int month, int day, LocalTime time) -> new JourneyWait(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.of(time), Optional.of(calendar), Optional.of(month), Optional.of(day));
      };
    }

    private static Optional<Integer> some(long number) {
      return Optional.of((int) number).filter(n -> n > 0);
    }
  }

  /** A coupon that a step gives. */
  public record StepCoupon(
      @Doc("What the member reads.") LocalText name,
      @Doc(value = "So many percent off.", example = "10", min = 1, max = 100) Optional<Integer> percent,
      @Doc(value = "Or so much off.", min = 1) Optional<Money> off,
      @Doc("From this basket on.") Optional<Money> minimum,
      @Doc(value = "So many days after today it is good.", example = "14", min = 0, max = CouponTerms.VALID_DAYS_MAX) int validDays) {
    public StepCoupon {
      if (percent.isPresent() == off.isPresent()) {
        throw new WrongField("percent", "percent_or_off");
      }
    }

    CouponTerms terms(Money nothing) {
      if (off.stream().anyMatch(money -> money.currency() != nothing.currency()) || minimum.stream().anyMatch(money -> money.currency() != nothing.currency())) {
        throw new Malformed(List.of(new FieldError("plan.steps", "not_a_choice", Map.of("choices", nothing.currency().code()))));
      }
      var discount = percent.<Discount>map(value -> new Discount.Percent(value, Optional.empty())).orElseGet(() -> new Discount.Off(off.orElseThrow()));
      return new CouponTerms(name, discount, minimum.orElse(nothing), Set.of(), validDays);
    }

    static StepCoupon of(CouponTerms terms) {
      var percent = terms.discount() instanceof Discount.Percent(int value, _) ? Optional.of(value) : Optional.<Integer>empty();
      var off = terms.discount() instanceof Discount.Off(Money amount) ? Optional.of(amount) : Optional.<Money>empty();
      return new StepCoupon(terms.name(), percent, off, Optional.of(terms.minimum()), terms.validDays());
    }
  }

  /** What a step does. */
  public enum Does { SEND, WAIT, CHECK, GIVE, EXIT }

  /** A step: what belongs to its kind is given, nothing else. */
  public record JourneyStep(
      @Doc(value = "Its name within the journey.", example = "thanks", max = 40) String id,
      @Doc(value = "What it does.", example = "send") Does does,
      @Doc(value = "Send: a kept text, by its code.", max = 40) Optional<String> template,
      @Doc(value = "Send: or a text written on the spot.", example = "{\"fa\":\"{first_name} عزیز، از خریدتان ممنونیم.\",\"en\":\"Thank you, {first_name}.\"}")
      Optional<TemplateShapes.TextWish> text,
      @Doc("Wait: how long.") Optional<JourneyWait> waits,
      @Doc(value = "Check: whether the member is of this saved segment, by its code.", max = 40) Optional<String> segment,
      @Doc("Check: or whether this condition holds, written as those of segments are.") Optional<JsonNode> condition,
      @Doc(value = "Check: the step for whom it holds.", max = 40) Optional<String> yes,
      @Doc(value = "Check: the step for all others.", max = 40) Optional<String> no,
      @Doc(value = "Give: so many points.", min = 1, max = 1_000_000) Optional<Long> points,
      @Doc(value = "Give: good for so many days after today; for ever where it is left out.", min = 1, max = 3_650) Optional<Integer> pointsDays,
      @Doc("Give: or a coupon; later steps can name it as {coupon}.") Optional<StepCoupon> coupon,
      @Doc(value = "The step after it; the next one of the list where it is left out.", max = 40) Optional<String> next) {
    public JourneyStep {
      switch (does) {
        case WAIT -> required("waits", waits);
        case CHECK -> {
          required("yes", yes);
          required("no", no);
        }
        case SEND, GIVE, EXIT -> { }
      }
    }

    private static void required(String field, Optional<?> value) {
      if (value.isEmpty()) {
        throw new WrongField(field, "required");
      }
    }

    /** The path is where the step stands in the body. */
    Step step(Money nothing, String path) {
      return switch (does) {
        case SEND -> new Step.Send(id, template.map(code -> new Step.Kept(code, 0)), text.map(TemplateShapes.TextWish::text), next);
        case WAIT -> new Step.Wait(id, waits.orElseThrow().until(), next);
        case CHECK -> new Step.Check(id, new Who(segment, condition.map(json -> ConditionWire.parse(json, path + ".condition"))), yes.orElseThrow(), no.orElseThrow());
        case GIVE -> new Step.Give(id, points, pointsDays, coupon.map(wish -> wish.terms(nothing)), next);
        case EXIT -> new Step.Exit(id);
      };
    }

    static JourneyStep of(Step step) {
      return switch (step) {
        case Step.Send(var id, var template, var text, var next) -> new JourneyStep(id, Does.SEND, template.map(Step.Kept::code),
            text.map(TemplateShapes.TextWish::of), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), next);
        case Step.Wait(var id, var until, var next) -> new JourneyStep(id, Does.WAIT, Optional.empty(), Optional.empty(),
            Optional.of(JourneyWait.of(until)), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), next);
        case Step.Check(var id, var who, var yes, var no) -> new JourneyStep(id, Does.CHECK, Optional.empty(), Optional.empty(), Optional.empty(),
            who.segment(), who.condition().map(Condition::json), Optional.of(yes), Optional.of(no), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        case Step.Give(var id, var points, var days, var coupon, var next) -> new JourneyStep(id, Does.GIVE, Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), points, days, coupon.map(StepCoupon::of), next);
        case Step.Exit(var id) -> new JourneyStep(id, Does.EXIT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      };
    }
  }

  /** What a journey does. */
  public record JourneyPlan(
      @Doc("How members come in.") JourneyEntry entry,
      @Doc(value = "After so many days from leaving one may come in again; never where it is left out.", min = 0, max = Plan.AGAIN_DAYS_MAX)
      Optional<Integer> againAfterDays,
      @Doc(value = "What ends a visit early.", example = "no_consent", max = 2) Optional<List<Leaving>> exits,
      @Doc(value = "The steps; everybody begins at the first.", example = "[{\"id\":\"two-days\",\"does\":\"wait\",\"waits\":{\"days\":2}},"
          + "{\"id\":\"thanks\",\"does\":\"send\",\"text\":{\"fa\":\"{first_name} عزیز، از خریدتان ممنونیم.\",\"en\":\"Thank you, {first_name}.\"}}]",
          min = 1, max = Plan.STEPS_MAX) List<JourneyStep> steps) {
    Plan plan(Money nothing) {
      return new Plan(entry.entry(), againAfterDays, Set.copyOf(exits.orElse(List.of())), IntStream.range(0, steps.size()).mapToObj(i -> steps.get(i).step(nothing, "plan.steps[" + i + "]")).toList());
    }

    static JourneyPlan of(Plan plan) {
      return new JourneyPlan(JourneyEntry.of(plan.entry()), plan.againAfterDays(), Optional.of(plan.exits().stream().sorted().toList()),
          plan.steps().stream().map(JourneyStep::of).toList());
    }
  }

  /** A journey as it is wished. */
  public record JourneyWish(
      @Doc(value = "Its code.", example = "follow-up", pattern = JourneyDraft.CODE_FORM, max = 40) String code,
      @Doc(value = "What staff call it.", example = "After a purchase", max = JourneyDraft.NAME_CHARS_MAX) String name,
      @Doc("What it does.") JourneyPlan plan) {}

  /** A new version of a journey. */
  public record JourneyChange(
      @Doc(value = "What staff call it.", example = "After a purchase", max = JourneyDraft.NAME_CHARS_MAX) String name,
      @Doc("What it does.") JourneyPlan plan) {}

  /** A journey. */
  public record JourneyView(
      JourneyId id,
      @Doc(value = "Its code.", example = "follow-up") String code,
      @Doc(value = "What staff call it.", example = "After a purchase") String name,
      @Doc(value = "Whether it runs.", example = "draft") Journey.State state,
      @Doc(value = "Its version; each change is a new one.", example = "1") int version,
      JourneyPlan plan,
      Instant createdAt,
      Instant updatedAt) {
    static JourneyView of(Journey journey) {
      return new JourneyView(journey.id(), journey.says().code(), journey.says().name(), journey.state(), journey.version(),
          JourneyPlan.of(journey.says().plan()), journey.createdAt(), journey.updatedAt());
    }
  }
}
