package club.vafa.web.api;

import club.vafa.greeting.Expected;
import club.vafa.greeting.GreetingDesk;
import club.vafa.greeting.GreetingGift;
import club.vafa.greeting.GreetingPlan;
import club.vafa.greeting.GreetingResults;
import club.vafa.greeting.GreetingText;
import club.vafa.member.Channel;
import club.vafa.message.EndingCount;
import club.vafa.segment.Who;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Greetings on the wire. */
public final class GreetingShapes {
  private GreetingShapes() {
  }

  /** What goes with a greeting. */
  public enum PresentKind {
    NONE, POINTS, COUPON
  }

  public record GreetingPresent(
      @Doc(value = "Nothing, points, or a discount code.", example = "points") PresentKind kind,
      @Doc(value = "How many points.", example = "100", min = 1, max = GreetingGift.POINTS_MAX) Optional<Long> points,
      @Doc(value = "For how many days after the day of giving the points are good.", example = "30", min = 1,
          max = GreetingGift.DAYS_MAX) Optional<Integer> days,
      @Doc("The discount code, for coupon.") Optional<CouponShapes.CouponPlan> coupon) {
    public GreetingPresent {
      need(points.isPresent(), kind == PresentKind.POINTS, "points");
      need(days.isPresent(), kind == PresentKind.POINTS, "days");
      need(coupon.isPresent(), kind == PresentKind.COUPON, "coupon");
    }

    private static void need(boolean there, boolean wanted, String field) {
      if (there != wanted) {
        throw new WrongField(field, wanted ? "required" : "not_with_this_kind");
      }
    }

    GreetingGift gift() {
      return switch (kind) {
        case NONE -> new GreetingGift.None();
        case POINTS -> new GreetingGift.Points(points.orElseThrow(), days.orElseThrow());
        case COUPON -> new GreetingGift.Coupon(coupon.orElseThrow().terms());
      };
    }

    static GreetingPresent of(GreetingGift gift) {
      return switch (gift) {
        case GreetingGift.None _ -> new GreetingPresent(PresentKind.NONE, Optional.empty(), Optional.empty(), Optional.empty());
        case GreetingGift.Points(long points, int days) -> new GreetingPresent(PresentKind.POINTS, Optional.of(points), Optional.of(days), Optional.empty());
        case GreetingGift.Coupon(var terms) -> new GreetingPresent(PresentKind.COUPON, Optional.empty(), Optional.empty(),
            Optional.of(CouponShapes.CouponPlan.of(terms)));
      };
    }
  }

  /** How an occasion is to be greeted. */
  public record GreetingWish(
      @Doc(value = "Whether members are greeted for it.", example = "true") boolean on,
      @Doc(value = "Words of your own, with the variables of all texts and {occasion}; what the gift is comes after them by itself. The club's usual words "
          + "where neither these nor a template are given.",
          example = "{\"fa\": \"{first_name} عزیز، {occasion} بر شما و خانواده مبارک.\", \"en\": \"{first_name}, all the best to you and yours for {occasion}.\"}")
      Optional<TemplateShapes.TextWish> text,
      @Doc(value = "Or a kept text, by its code, in the version that it has on the day.", max = 40) Optional<String> template,
      @Doc(value = "Only members of this saved segment, by its code.", max = 40) Optional<String> segment,
      @Doc("Or only members of whom this condition holds, written as those of segments are.") Optional<JsonNode> condition,
      @Doc("The gift; where it is left out a birthday has the one of the club's settings, any other day none.") Optional<GreetingPresent> gift) {
    /** The path is where this stands in the body. */
    GreetingPlan plan(String code, String path) {
      var words = text.isPresent() || template.isPresent() ? Optional.of(new GreetingText(template, text.map(TemplateShapes.TextWish::text)))
          : Optional.<GreetingText>empty();
      var who = Who.of(segment, condition.map(json -> ConditionWire.parse(json, path + "condition")));
      return new GreetingPlan(code, on, words, who, gift.map(GreetingPresent::gift));
    }
  }

  public record GreetingView(
      @Doc(value = "The occasion's code: birthday, wedding, own, or that of a public one.", example = "nowruz") String code,
      @Doc("How a public occasion is called.") Optional<LocalText> name,
      @Doc(value = "Whether members are greeted for it.", example = "true") boolean on,
      @Doc("Words of the club's own.") Optional<TemplateShapes.TextWish> text,
      @Doc("The code of the kept text that is said.") Optional<String> template,
      @Doc("The code of the segment that it is limited to.") Optional<String> segment,
      @Doc("The condition that it is limited to.") Optional<JsonNode> condition,
      @Doc("The gift that goes with it as the settings stand.") GreetingPresent gift) {
  }

  /** A greeting for a look: of a member, as it is to be. */
  public record ShowWish(
      @Doc(value = "Whose greeting it would be.", example = "01980f1e-3c1a-4b52-8d5e-2f4a6b8c0d1e") MemberId member,
      @Doc("Another way of greeting than the one that stands.") Optional<GreetingWish> greeting) {
  }

  public record ShownText(Channel channel,
      @Doc(value = "The text as the member would read it.", example = "سارا عزیز، نوروز بر شما مبارک") String text,
      @Doc("In how many parts it goes by SMS.") Optional<Integer> parts) {
    static ShownText of(GreetingDesk.Shown shown) {
      return new ShownText(shown.channel(), shown.text(), shown.sms().map(sms -> sms.segments()));
    }
  }

  public record ShownGreeting(List<ShownText> items) {
  }

  public record GreetingDayQuery(@Doc(value = "The day, in the calendar of the world; today where it is left out.", example = "2027-03-21") Optional<LocalDate> day) {
  }

  public record GreetedOnChannel(Channel channel, @Doc(value = "How many.", example = "1200") long members) {
  }

  public record ExpectedGreetings(
      LocalDate day,
      @Doc(value = "How many would be greeted, were it greeted on that day.", example = "1240") long members,
      @Doc("On which channel they would be written to.") List<GreetedOnChannel> channels,
      @Doc(value = "How many have not agreed to club messages: they get the gift alone.", example = "30") long withoutConsent,
      @Doc(value = "How many are not reached anywhere.", example = "10") long withoutReach) {
    static ExpectedGreetings of(LocalDate day, Expected expected) {
      return new ExpectedGreetings(day, expected.members(), expected.byChannel().entrySet().stream().sorted(Map.Entry.comparingByKey())
          .map(one -> new GreetedOnChannel(one.getKey(), one.getValue())).toList(), expected.withoutConsent(), expected.withoutReach());
    }
  }

  public record GreetingEnding(
      @Doc(value = "sent, failed, suppressed, unknown, cancelled or open.", example = "sent") String ending,
      @Doc("Why, where there is a reason.") Optional<String> reason,
      @Doc(value = "How many messages.", example = "1190") long messages) {
    static GreetingEnding of(EndingCount count) {
      return new GreetingEnding(count.ending().toLowerCase(Locale.ROOT), count.reason().map(why -> why.toLowerCase(Locale.ROOT)), count.messages());
    }
  }

  public record GreetingResultsView(
      LocalDate day,
      @Doc(value = "How many were greeted for that day.", example = "1240") long greeted,
      @Doc(value = "How many got points.", example = "1240") long withPoints,
      @Doc(value = "How many points in all.", example = "124000") long points,
      @Doc(value = "How many discount codes.", example = "0") long coupons,
      @Doc(value = "How many had not agreed to club messages.", example = "30") long withoutConsent,
      @Doc(value = "How many were not reached anywhere.", example = "10") long withoutReach,
      @Doc("How the messages ended.") List<GreetingEnding> messages) {
    static GreetingResultsView of(LocalDate day, GreetingResults r) {
      return new GreetingResultsView(day, r.greeted(), r.withPoints(), r.points(), r.coupons(), r.withoutConsent(), r.withoutReach(),
          r.messages().stream().map(GreetingEnding::of).toList());
    }
  }
}
