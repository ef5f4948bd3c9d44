package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.journey.Entry;
import club.vafa.journey.JourneyDraft;
import club.vafa.journey.Leaving;
import club.vafa.journey.Plan;
import club.vafa.journey.Step;
import club.vafa.journey.Trigger;
import club.vafa.journey.Until;
import club.vafa.journey.Writing;
import club.vafa.template.TemplateText;
import club.vafa.trail.Actor;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A follow-up after a purchase, as a draft: thanks the next afternoon, and a few points for who has not come back within two weeks. */
final class SampleJourney {
  private static final String CODE = "after-a-purchase";
  private static final long POINTS = 20;
  private static final int POINTS_DAYS = 30;

  private final Core core;

  SampleJourney(Core core) {
    this.core = core;
  }

  void draft(StaffId marketer) {
    var plan = new Plan(new Entry.OnEvent(Trigger.PURCHASED, Optional.empty()), Optional.of(60), Set.of(Leaving.PURCHASED, Leaving.NO_CONSENT), List.of(
        wait("next-day", new Until.After(Duration.ofHours(12))),
        wait("afternoon", new Until.TimeOfDay(LocalTime.of(17, 0))),
        say("thanks", "{first_name} عزیز، از خریدتان ممنونیم. اگر چیزی باب میلتان نبود، همین‌جا بنویسید.",
            "Thank you for coming, {first_name}. If anything was not to your liking, just write here."),
        wait("two-weeks", new Until.After(Duration.ofDays(14))),
        new Step.Give("points", Optional.of(POINTS), Optional.of(POINTS_DAYS), Optional.empty(), Optional.empty()),
        say("come-back", "{first_name} عزیز، جایتان خالی است. ۲۰ امتیاز هدیه گرفتید؛ حالا {points} امتیاز دارید.",
            "We miss you, {first_name}. Here are 20 points; you now have {points, plural, one {# point} other {# points}}.")));
    if (core.journeys.add(Actor.of(marketer), new JourneyDraft(CODE, "بعد از خرید", plan)) instanceof Writing.Wrong(var faults)) {
      throw new IllegalStateException("the sample's journey was refused: " + faults);
    }
  }

  private static Step wait(String id, Until until) {
    return new Step.Wait(id, until, Optional.empty());
  }

  private static Step say(String id, String fa, String en) {
    return new Step.Send(id, Optional.empty(), Optional.of(TemplateText.of(Optional.of(fa), Optional.of(en))), Optional.empty());
  }
}
