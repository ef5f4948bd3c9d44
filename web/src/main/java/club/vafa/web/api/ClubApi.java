package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.calendar.CalendarKind;
import club.vafa.club.ClubSettings;
import club.vafa.club.Terms;
import club.vafa.db.Outcome;
import club.vafa.ledger.DebtPolicy;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Rounding;
import club.vafa.web.Call;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import club.vafa.web.json.Malformed;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The club itself: its settings and its terms. */
public final class ClubApi {
  private static final UUID THE_CLUB = new UUID(0, 0);

  /** A calendar by whose months branches may settle. */
  public enum SettlementCalendar {
    JALALI, GREGORIAN;

    CalendarKind kind() {
      return CalendarKind.valueOf(name());
    }

    static SettlementCalendar of(ClubSettings club) {
      return valueOf(club.settlementMonths().name());
    }
  }

  /** The club and its settings. */
  public record ClubView(
      LocalText name,
      @Doc("The zone in which its days begin.") ZoneId zone,
      Language language,
      Currency currency,
      @Doc(value = "Where phone numbers without a country's code belong.", example = "IR") String phoneRegion,
      @Doc("The name of its bot.") Optional<String> telegramUsername,
      @Doc(value = "Points for joining.", example = "50") long welcomePoints,
      @Doc(value = "Points on a birthday.", example = "100") long birthdayPoints,
      @Doc(value = "How many days those may be used.", example = "30") int birthdayPointsDays,
      @Doc(value = "At which hour greetings go out.", example = "10") int greetingHour,
      @Doc(value = "For how many days a missed greeting is caught up.", example = "2") int greetingCatchUpDays,
      @Doc(value = "From when on no club messages go out.", example = "22:00") LocalTime quietFrom,
      @Doc(value = "Until when.", example = "09:00") LocalTime quietUntil,
      @Doc(value = "The most club messages that a member gets in a week.", example = "3") int frequencyCapPerWeek,
      @Doc(value = "For how many days a purchase can be returned.", example = "7") int refundWindowDays,
      @Doc(value = "After how many months without a sign an account is dormant.", example = "12") int dormantMonths,
      @Doc(value = "From which size on an adjustment needs a second person.", example = "500") long adjustmentThreshold,
      @Doc("What one part of an SMS costs.") Money smsSegmentPrice,
      @Doc("Whether points are earned on the tax too.") boolean earningBaseWithTax,
      @Doc("Whether points may be staked on chance.") boolean pointsForChance,
      @Doc("Whether the approval of a game must name the board's decision.") boolean boardReference,
      @Doc("Whether a sale from a till that the branch does not have is refused.") boolean knownTillsOnly,
      @Doc("By which calendar's months branches settle.") SettlementCalendar settlementCalendar,
      @Doc("How exact amounts become whole points: down, to the nearest, up, or down with the remainder carried to the next time.")
      Rounding rounding,
      @Doc("Whether members may give points to each other.") boolean pointsGiving,
      @Doc(value = "The most points that a member may give in a day.", example = "500") long pointsGivingDayMax,
      @Doc(value = "The most in a month.", example = "2000") long pointsGivingMonthMax,
      @Doc("What one point is worth, to a branch that is owed it and when it pays.") Money pointValue,
      @Doc("How far a refund reaches for points that are no longer there.") DebtPolicy debtPolicy,
      @Doc(value = "The least share of a purchase that points pay, where they pay, in percent.", example = "0") int payPointsMinPercent,
      @Doc(value = "The greatest share.", example = "100") int payPointsMaxPercent,
      @Doc(value = "A campaign to more members than this needs a second person's yes.", example = "5000") long campaignApprovalAbove) {
    static ClubView of(ClubSettings club) {
      return new ClubView(club.name(), club.zone(), club.mainLanguage(), club.money(), club.phoneRegion(), club.telegramUsername(),
          club.welcomePoints(), club.birthdayPoints(), club.birthdayPointsDays(), club.greetingHour(), club.greetingCatchUpDays(),
          club.quietFrom(), club.quietUntil(), club.frequencyCapPerWeek(), club.refundWindowDays(), club.dormantMonths(),
          club.adjustmentThreshold(), club.priceOfSmsSegment(), club.earningBaseWithTax(), club.pointsForChance(), club.boardReference(),
          club.knownTillsOnly(), SettlementCalendar.of(club),
          club.rounding(), club.pointsGiving(), club.pointsGivingDayMax(), club.pointsGivingMonthMax(), new Money(club.pointValue(), club.money()),
          DebtPolicy.valueOf(club.debtPolicy()), club.payPointsMinPercent(), club.payPointsMaxPercent(), club.campaignApprovalAbove());
    }
  }

  /** What is to change; what is left out stays. */
  public record ClubChange(
      @Doc(value = "The name.", example = "{\"fa\": \"باشگاه مشتریان کافه نقش\", \"en\": \"Cafe Naghsh Club\"}",
          max = 60) Optional<LocalText> name,
      @Doc(value = "Points for joining.", example = "50", min = 0, max = 1_000_000) Optional<Long> welcomePoints,
      @Doc(value = "Points on a birthday.", example = "100", min = 0, max = 1_000_000) Optional<Long> birthdayPoints,
      @Doc(value = "How many days those may be used.", min = 1, max = 3_650) Optional<Integer> birthdayPointsDays,
      @Doc(value = "At which hour greetings go out.", min = 0, max = 23) Optional<Integer> greetingHour,
      @Doc(value = "From when on no club messages go out.", example = "22:00") Optional<LocalTime> quietFrom,
      @Doc(value = "Until when.", example = "09:00") Optional<LocalTime> quietUntil,
      @Doc(value = "The most club messages that a member gets in a week.", min = 1, max = 100) Optional<Integer> frequencyCapPerWeek,
      @Doc(value = "For how many days a purchase can be returned.", min = 0, max = 365) Optional<Integer> refundWindowDays,
      @Doc(value = "After how many months without a sign an account is dormant.", min = 1, max = 120) Optional<Integer> dormantMonths,
      @Doc(value = "From which size on an adjustment needs a second person.", min = 0,
          max = 1_000_000_000) Optional<Long> adjustmentThreshold,
      @Doc(value = "What one part of an SMS costs, in the currency's smallest unit.", min = 0) Optional<Long> smsSegmentPrice,
      @Doc("Whether the approval of a game must name the board's decision.") Optional<Boolean> boardReference,
      @Doc("Whether a sale from a till that the branch does not have is refused.") Optional<Boolean> knownTillsOnly,
      @Doc("By which calendar's months branches settle; without it, by those of the club's language.") Optional<SettlementCalendar> settlementCalendar,
      @Doc("How exact amounts become whole points.") Optional<Rounding> rounding,
      @Doc("Whether members may give points to each other.") Optional<Boolean> pointsGiving,
      @Doc(value = "The most points that a member may give in a day.", min = 1, max = 1_000_000_000) Optional<Long> pointsGivingDayMax,
      @Doc(value = "The most in a month.", min = 1, max = 1_000_000_000) Optional<Long> pointsGivingMonthMax,
      @Doc(value = "What one point is worth, in the currency's smallest unit; with 0 points do not pay.", min = 0, max = 1_000_000) Optional<Long> pointValue,
      @Doc("How far a refund reaches for points that are no longer there.") Optional<DebtPolicy> debtPolicy,
      @Doc(value = "The least share of a purchase that points pay, where they pay, in percent.", min = 0, max = 100) Optional<Integer> payPointsMinPercent,
      @Doc(value = "The greatest share; not less than the least.", min = 0, max = 100) Optional<Integer> payPointsMaxPercent,
      @Doc(value = "A campaign to more members than this needs a second person's yes.", min = 0, max = 1_000_000_000)
      Optional<Long> campaignApprovalAbove) {
    ClubSettings applied(ClubSettings club) {
      var text = name.orElse(club.name());
      if (payPointsMinPercent.orElse(club.payPointsMinPercent()) > payPointsMaxPercent.orElse(club.payPointsMaxPercent())) {
        throw Malformed.field(payPointsMinPercent.isPresent() ? "payPointsMinPercent" : "payPointsMaxPercent", "not_acceptable");
      }
      return new ClubSettings(text.fa(), text.en(), club.zone(), club.language(), club.currency(), club.phoneRegion(),
          club.telegramUsername(),
          welcomePoints.orElse(club.welcomePoints()), birthdayPoints.orElse(club.birthdayPoints()),
          birthdayPointsDays.orElse(club.birthdayPointsDays()), greetingHour.orElse(club.greetingHour()), club.greetingCatchUpDays(),
          quietFrom.orElse(club.quietFrom()), quietUntil.orElse(club.quietUntil()), frequencyCapPerWeek.orElse(club.frequencyCapPerWeek()),
          refundWindowDays.orElse(club.refundWindowDays()), dormantMonths.orElse(club.dormantMonths()),
          adjustmentThreshold.orElse(club.adjustmentThreshold()), smsSegmentPrice.orElse(club.smsSegmentPrice()), club.earningBaseWithTax(),
          club.pointsForChance(), boardReference.orElse(club.boardReference()), pointValue.orElse(club.pointValue()),
          debtPolicy.map(DebtPolicy::name).orElse(club.debtPolicy()), payPointsMinPercent.orElse(club.payPointsMinPercent()),
          payPointsMaxPercent.orElse(club.payPointsMaxPercent()),
          knownTillsOnly.orElse(club.knownTillsOnly()), settlementCalendar.map(SettlementCalendar::kind).or(club::settlementCalendar),
          rounding.orElse(club.rounding()), pointsGiving.orElse(club.pointsGiving()), pointsGivingDayMax.orElse(club.pointsGivingDayMax()),
          pointsGivingMonthMax.orElse(club.pointsGivingMonthMax()), campaignApprovalAbove.orElse(club.campaignApprovalAbove()));
    }
  }

  /** A version of the terms. */
  public record TermsView(
      @Doc(value = "Which version.", example = "1") int version,
      @Doc(value = "The terms.", max = 20_000) LocalText text,
      @Doc("Since when.") Instant validFrom) {
    static TermsView of(Terms terms) {
      return new TermsView(terms.version(), terms.text(), terms.validFrom());
    }
  }

  /** New terms. */
  public record TermsWish(@Doc(value = "The terms as members read them.",
      example = "{\"fa\": \"با هر خرید امتیاز می‌گیرید.\", \"en\": \"You earn points with each purchase.\"}",
          max = 20_000) LocalText text) {}

  private final Core core;

  public ClubApi(Core core) {
    this.core = core;
  }

  public Reply show(Call call) {
    return Reply.of(ClubView.of(core.clubs.settings()));
  }

  public Reply change(Call call) {
    var change = call.body(ClubChange.class);
    var changed = core.db.transact(h -> {
      var settings = core.clubs.change(h, change::applied);
      core.trail.record(h, call.actor(), "club.change", "club", THE_CLUB, Map.of("change", change));
      return Outcome.commit(settings);
    });
    return Reply.of(ClubView.of(changed));
  }

  public Reply terms(Call call) {
    return Reply.of(TermsView.of(core.db.read(core.clubs::terms)));
  }

  public Reply addTerms(Call call) {
    var added = core.db.transact(h -> {
      var terms = core.clubs.addTerms(h, call.body(TermsWish.class).text());
      core.trail.record(h, call.actor(), "terms.add", "club", THE_CLUB, Map.of("version", terms.version()));
      return Outcome.commit(terms);
    });
    return Reply.of(TermsView.of(added));
  }
}
