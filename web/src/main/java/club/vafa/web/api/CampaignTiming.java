package club.vafa.web.api;

import club.vafa.calendar.CalendarKind;
import club.vafa.campaign.Happening;
import club.vafa.campaign.Offer;
import club.vafa.campaign.Rhythm;
import club.vafa.campaign.Timing;
import club.vafa.value.CouponBatchId;
import club.vafa.value.GameId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.Malformed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** When a campaign speaks and what it gives, on the wire. */
public final class CampaignTiming {
  private CampaignTiming() {}

  /** How a campaign comes about. */
  public enum When { ONCE, CRON, WEEKLY, MONTHLY, YEARLY, JOINED, PURCHASED, TIER_CHANGED, POINTS_EXPIRING, INACTIVE, BIRTHDAY, NEAR_TIER }

  /** When a campaign speaks; what a kind does not need stays away. */
  public record TimingShape(
      @Doc(value = "Once; by a cron expression; on days of the week, month or year; or whenever this happens to a member.", example = "once") When kind,
      @Doc(value = "Minute, hour, day of month, month, day of week, in the club's zone; at most once an hour.", max = 200) Optional<String> cron,
      @Doc(value = "The days of each week.", min = 1, max = 7) Optional<List<DayOfWeek>> weekdays,
      @Doc("The calendar of the day.") Optional<CalendarKind> calendar,
      @Doc(value = "The month of each year.", min = 1, max = 12) Optional<Integer> month,
      @Doc(value = "The day of the month; a shorter month has it on its last day.", min = 1, max = 31) Optional<Integer> day,
      @Doc("At what time, in the club's zone.") Optional<LocalTime> at,
      @Doc(value = "For points expiring and birthdays, so many days before; for inactive, after so many days without a purchase.", min = 0,
          max = Happening.DAYS_MAX) Optional<Integer> days,
      @Doc(value = "For purchased: from this amount on, in the currency's smallest unit.", min = 0) Optional<Long> atLeast,
      @Doc(value = "For near-tier: from so many percent of what the next level asks.", min = 1, max = 99) Optional<Integer> percent,
      @Doc(value = "So many minutes after it has happened.", min = 0, max = Timing.DELAY_MINUTES_MAX) Optional<Integer> delayMinutes,
      @Doc("How soon the same member may hear of it again; after a day where it is left out.") Optional<Timing.Again> again,
      @Doc("What comes again ends then.") Optional<Instant> until) {

    Timing timing() {
      return switch (kind) {
        case ONCE -> new Timing.Once();
        case CRON -> new Timing.Recurring(new Rhythm.Cron(needed("cron", cron)), until);
        case WEEKLY -> new Timing.Recurring(new Rhythm.Weekly(new LinkedHashSet<>(needed("weekdays", weekdays)), needed("at", at)), until);
        case MONTHLY -> new Timing.Recurring(new Rhythm.Monthly(needed("calendar", calendar), needed("day", day), needed("at", at)), until);
        case YEARLY -> new Timing.Recurring(new Rhythm.Yearly(needed("calendar", calendar), needed("month", month), needed("day", day),
            needed("at", at)), until);
        case JOINED -> event(new Happening.Joined());
        case PURCHASED -> event(new Happening.Purchased(atLeast.orElse(0L)));
        case TIER_CHANGED -> event(new Happening.TierChanged());
        case POINTS_EXPIRING -> event(new Happening.PointsExpiring(needed("days", days)));
        case INACTIVE -> event(new Happening.Inactive(needed("days", days)));
        case BIRTHDAY -> event(new Happening.BirthdayAhead(needed("days", days)));
        case NEAR_TIER -> event(new Happening.NearNextTier(needed("percent", percent)));
      };
    }

    private Timing event(Happening happening) {
      return new Timing.OnEvent(happening, delayMinutes.orElse(0), again.orElse(Timing.Again.DAY), until);
    }

    private static <T> T needed(String field, Optional<T> value) {
      return value.orElseThrow(() -> Malformed.field("timing." + field, "required"));
    }

    static TimingShape of(Timing timing) {
      return switch (timing) {
        case Timing.Once _ -> new Draft(When.ONCE).shape();
        case Timing.Recurring(var rhythm, var until) -> {
          var draft = switch (rhythm) {
            case Rhythm.Cron(var expression) -> new Draft(When.CRON).cron(expression);
            case Rhythm.Weekly(var days, var at) -> new Draft(When.WEEKLY).week(List.copyOf(days)).at(at);
            case Rhythm.Monthly(var calendar, int day, var at) -> new Draft(When.MONTHLY).day(calendar, day).at(at);
            case Rhythm.Yearly(var calendar, int month, int day, var at) -> new Draft(When.YEARLY).day(calendar, day).month(month).at(at);
          };
          yield draft.until(until).shape();
        }
        case Timing.OnEvent(var happening, int delay, var again, var until) -> {
          var draft = switch (happening) {
            case Happening.Joined _ -> new Draft(When.JOINED);
            case Happening.Purchased(long least) -> new Draft(When.PURCHASED).atLeast(least);
            case Happening.TierChanged _ -> new Draft(When.TIER_CHANGED);
            case Happening.PointsExpiring(int days) -> new Draft(When.POINTS_EXPIRING).days(days);
            case Happening.Inactive(int days) -> new Draft(When.INACTIVE).days(days);
            case Happening.BirthdayAhead(int days) -> new Draft(When.BIRTHDAY).days(days);
            case Happening.NearNextTier(int percent) -> new Draft(When.NEAR_TIER).percent(percent);
          };
          yield draft.after(delay, again).until(until).shape();
        }
      };
    }
  }

  /** A timing while it is put together for the wire. */
  private static final class Draft {
    private final When kind;
    private Optional<String> cron = Optional.empty();
    private Optional<List<DayOfWeek>> week = Optional.empty();
    private Optional<CalendarKind> calendar = Optional.empty();
    private Optional<Integer> month = Optional.empty();
    private Optional<Integer> day = Optional.empty();
    private Optional<LocalTime> at = Optional.empty();
    private Optional<Integer> days = Optional.empty();
    private Optional<Long> atLeast = Optional.empty();
    private Optional<Integer> percent = Optional.empty();
    private Optional<Integer> delay = Optional.empty();
    private Optional<Timing.Again> again = Optional.empty();
    private Optional<Instant> until = Optional.empty();

    Draft(When kind) {
      this.kind = kind;
    }

    Draft cron(String value) {
      cron = Optional.of(value);
      return this;
    }

    Draft week(List<DayOfWeek> value) {
      week = Optional.of(value);
      return this;
    }

    Draft day(CalendarKind kindOfCalendar, int value) {
      calendar = Optional.of(kindOfCalendar);
      day = Optional.of(value);
      return this;
    }

    Draft month(int value) {
      month = Optional.of(value);
      return this;
    }

    Draft at(LocalTime value) {
      at = Optional.of(value);
      return this;
    }

    Draft days(int value) {
      days = Optional.of(value);
      return this;
    }

    Draft atLeast(long value) {
      atLeast = Optional.of(value);
      return this;
    }

    Draft percent(int value) {
      percent = Optional.of(value);
      return this;
    }

    Draft after(int minutes, Timing.Again period) {
      delay = Optional.of(minutes);
      again = Optional.of(period);
      return this;
    }

    Draft until(Optional<Instant> value) {
      until = value;
      return this;
    }

    TimingShape shape() {
      return new TimingShape(kind, cron, week, calendar, month, day, at, days, atLeast, percent, delay, again, until);
    }
  }

  public enum Gift { POINTS, COUPON, GAME }

  /** What comes with the message: given as it goes out, once for each member and run. */
  public record OfferShape(
      @Doc(value = "Points, a code of a batch, or a turn at a game.", example = "points") Gift kind,
      @Doc(value = "So many points.", example = "50", min = 1, max = Offer.POINTS_MAX) Optional<Long> points,
      @Doc(value = "For so many days after today.", example = "30", min = 0, max = Offer.VALID_DAYS_MAX) Optional<Integer> validDays,
      @Doc("The batch, which nobody has downloaded.") Optional<CouponBatchId> batch,
      @Doc("The game, which costs something to play.") Optional<GameId> game) {

    Offer offer() {
      return switch (kind) {
        case POINTS -> new Offer.InPoints(needed("points", points), validDays.orElse(VALID_DAYS));
        case COUPON -> new Offer.Code(needed("batch", batch));
        case GAME -> new Offer.Turn(needed("game", game));
      };
    }

    private static final int VALID_DAYS = 30;

    private static <T> T needed(String field, Optional<T> value) {
      return value.orElseThrow(() -> Malformed.field("offer." + field, "required"));
    }

    static OfferShape of(Offer offer) {
      return switch (offer) {
        case Offer.InPoints(long points, int days) ->
            new OfferShape(Gift.POINTS, Optional.of(points), Optional.of(days), Optional.empty(), Optional.empty());
        case Offer.Code(var batch) -> new OfferShape(Gift.COUPON, Optional.empty(), Optional.empty(), Optional.of(batch), Optional.empty());
        case Offer.Turn(var game) -> new OfferShape(Gift.GAME, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(game));
      };
    }
  }
}
