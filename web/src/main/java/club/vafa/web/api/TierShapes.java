package club.vafa.web.api;

import club.vafa.calendar.CalendarKind;
import club.vafa.tier.Benefits;
import club.vafa.tier.Engagement;
import club.vafa.tier.Programme;
import club.vafa.tier.ProgrammeDraft;
import club.vafa.tier.Reviewing;
import club.vafa.tier.Tier;
import club.vafa.tier.Window;
import club.vafa.value.LocalText;
import club.vafa.value.TierId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.util.List;
import java.util.Optional;

/** Levels on the wire. */
public final class TierShapes {
  private TierShapes() {}

  /** Over which time is measured. */
  public record WindowView(
      @Doc(value = "Rolling, the present month and those before it; or fixed, the calendar's own periods.", example = "fixed") Window.Kind kind,
      @Doc(value = "So many months; fixed ones divide the year: 12 the year, 3 the season, 1 the month.", example = "12", min = 1,
          max = Window.MONTHS_MAX) int months,
      @Doc(value = "Whose months: jalali or gregorian.", example = "jalali") CalendarKind calendar) {
    public WindowView {
      if (!Window.possible(kind, months)) {
        throw new WrongField("months", "not_acceptable");
      }
    }

    Window window() {
      return new Window(kind, months, calendar);
    }
  }

  /** What taking part counts, where engagement is measured. */
  public record EngagementView(
      @Doc(value = "A game played.", example = "1", min = 0, max = Engagement.WEIGHT_MAX) int play,
      @Doc(value = "An opinion given.", example = "5", min = 0, max = Engagement.WEIGHT_MAX) int feedback,
      @Doc(value = "A friend brought.", example = "20", min = 0, max = Engagement.WEIGHT_MAX) int friend) {}

  /** What a level gives. */
  public record BenefitsView(
      @Doc(value = "What purchases earn of the plain points, in percent.", example = "120") int pointsPercent,
      @Doc(value = "A standing discount, in percent.", example = "5", min = 0, max = 100) Optional<Integer> discountPercent,
      @Doc(value = "Sales and rewards so many days before others.", example = "3", min = 0) Optional<Integer> earlyAccessDays,
      @Doc(value = "Support before others.", example = "true") Optional<Boolean> prioritySupport,
      @Doc("Invitations to gatherings.") Optional<Boolean> invitations,
      @Doc("Games of its own.") Optional<Boolean> ownGames,
      @Doc(value = "Points on reaching it for the first time.", example = "200", min = 0) Optional<Long> giftPoints,
      @Doc(value = "What else it gives, in words.", max = 500) Optional<LocalText> words) {
    Benefits benefits() {
      return new Benefits(pointsPercent, discountPercent.orElse(0), earlyAccessDays.orElse(0), prioritySupport.orElse(false),
          invitations.orElse(false), ownGames.orElse(false), giftPoints.orElse(0L), words.orElse(LocalText.same("")));
    }

    static BenefitsView of(Benefits b) {
      return new BenefitsView(b.pointsPercent(), Optional.of(b.discountPercent()), Optional.of(b.earlyAccessDays()),
          Optional.of(b.prioritySupport()), Optional.of(b.invitations()), Optional.of(b.ownGames()), Optional.of(b.giftPoints()),
          Optional.of(b.words()).filter(words -> !words.fa().isEmpty() || !words.en().isEmpty()));
    }
  }

  /** A level as it is wished. */
  public record TierWish(
      @Doc(value = "Its code, by which it is known over all changes.", example = "bronze", pattern = BranchApi.CODE) String code,
      @Doc(value = "Its name.", example = "{\"fa\": \"برنزی\", \"en\": \"Bronze\"}", max = 40) LocalText name,
      @Doc(value = "From which measure on a member is of it; the lowest level begins at 0.", example = "0", min = 0) long threshold,
      @Doc("What it gives.") BenefitsView benefits) {
    ProgrammeDraft.Level level() {
      return new ProgrammeDraft.Level(code, name, threshold, benefits.benefits());
    }
  }

  /** The whole programme as it is wished. Levels that are left out are retired: their members hold them until the next review.
   * Who reaches a higher level by the change is raised within a minute or so, without a purchase. */
  public record ProgrammeWish(
      @Doc(value = "What is measured: money spent, points earned, purchases, or engagement.", example = "spend") Programme.Measure measure,
      @Doc("Over which time.") WindowView window,
      @Doc(value = "A review each so many months; a fixed window is reviewed when it closes.", min = 1, max = 12)
          Optional<Integer> reviewEveryMonths,
      @Doc(value = "For so many days after a review a level that would be lost is kept, and what is added still counts.", example = "30",
          min = 0, max = Reviewing.GRACE_DAYS_MAX) int graceDays,
      @Doc(value = "So many days before a level is lost its member is warned.", example = "30", min = 1, max = Reviewing.WARNING_DAYS_MAX)
          int warningDays,
      @Doc("What taking part counts.") Optional<EngagementView> engagement,
      @Doc(value = "The levels, lowest first.", min = 1, max = ProgrammeDraft.TIERS_MAX) List<TierWish> tiers) {
    ProgrammeDraft draft(Engagement present) {
      int every = reviewEveryMonths.orElse(window.kind() == Window.Kind.FIXED ? window.months() : 1);
      return new ProgrammeDraft(measure, window.window(), new Reviewing(every, graceDays, warningDays),
          engagement.map(e -> new Engagement(e.play(), e.feedback(), e.friend())).orElse(present), tiers.stream().map(TierWish::level).toList());
    }
  }

  /** A level. */
  public record TierView(
      TierId id,
      @Doc(value = "Its code.", example = "silver") String code,
      LocalText name,
      @Doc(value = "Its place from below.", example = "1") int rank,
      @Doc(value = "From which measure on a member is of it.", example = "50000000") long threshold,
      @Doc(value = "What purchases earn of the plain points, in percent.", example = "120") int pointsPercent,
      BenefitsView benefits) {}

  /** The levels, lowest first; what is measured; and how a level is lost. */
  public record ProgrammeView(
      @Doc("What is measured: money spent, points earned, purchases, or engagement.") Programme.Measure measure,
      WindowView window,
      @Doc(value = "A review each so many months.", example = "12") int reviewEveryMonths,
      @Doc(value = "For so many days after a review a level that would be lost is kept.", example = "30") int graceDays,
      @Doc(value = "So many days before a level is lost its member is warned.", example = "30") int warningDays,
      EngagementView engagement,
      List<TierView> tiers,
      @Doc(value = "Whether members are being raised just now who reach a higher level since the last change; they are told.", example = "true")
          boolean raising) {
    static ProgrammeView of(Programme programme, boolean raising) {
      var window = programme.window();
      var how = programme.reviewing();
      var engagement = programme.engagement();
      return new ProgrammeView(programme.measure(), new WindowView(window.kind(), window.months(), window.calendar()), how.everyMonths(),
          how.graceDays(), how.warningDays(), new EngagementView(engagement.play(), engagement.feedback(), engagement.friend()),
          programme.tiers().stream().map(tier -> view(programme, tier)).toList(), raising);
    }

    private static TierView view(Programme programme, Tier tier) {
      return new TierView(tier.id(), tier.code(), tier.name(), programme.tiers().indexOf(tier) + 1, tier.threshold(), tier.pointsPercent(),
          BenefitsView.of(tier.benefits()));
    }
  }
}
