package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.calendar.CalendarKind;
import club.vafa.tier.Benefits;
import club.vafa.tier.Plan;
import club.vafa.tier.Programme;
import club.vafa.tier.ProgrammeDraft;
import club.vafa.tier.Programmes;
import club.vafa.tier.Reviewing;
import club.vafa.tier.SavingKind;
import club.vafa.tier.Window;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.util.List;
import java.util.Set;

/** The levels of the sample club with what they give, and its paid subscription. */
final class SampleLevels {

  private static final String PLAN = "naghsh-vip";
  private static final LocalText NOTHING_ELSE = LocalText.same("");

  private SampleLevels() {}

  static void setUp(Core core) {
    if (core.plans.byCode(PLAN).isPresent()) {
      return;
    }
    var levels = List.of(level("bronze", "برنزی", "Bronze", 0, Benefits.multiplier(100)),
        level("silver", "نقره‌ای", "Silver", 100_000_000, new Benefits(120, 0, 1, false, false, false, 0, NOTHING_ELSE)),
        level("gold", "طلایی", "Gold", 300_000_000, new Benefits(150, 5, 3, true, true, false, 0,
            new LocalText("روز تولد، یک نوشیدنی مهمان ما", "A drink on us on your birthday"))));
    var draft = new ProgrammeDraft(Programme.Measure.SPEND, new Window(Window.Kind.ROLLING, 12, CalendarKind.JALALI), new Reviewing(1, 30, 30),
        core.programmes.now().engagement(), levels);
    if (!(core.programmes.change(Actor.SYSTEM, draft) instanceof Programmes.Changing.Changed)) {
      throw new IllegalStateException("the levels of the sample were refused: " + draft.problems());
    }
    core.plans.add(Actor.SYSTEM, new Plan.Draft(PLAN, new LocalText("عضویت ویژهٔ نقش", "Naghsh VIP"), Money.rials(9_600_000), 12, CalendarKind.JALALI,
        Set.of(SavingKind.DELIVERY, SavingKind.TAX), NOTHING_ELSE, 14, true));
  }

  private static ProgrammeDraft.Level level(String code, String fa, String en, long threshold, Benefits benefits) {
    return new ProgrammeDraft.Level(code, new LocalText(fa, en), threshold, benefits);
  }
}
