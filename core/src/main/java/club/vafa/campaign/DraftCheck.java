package club.vafa.campaign;

import club.vafa.branch.Branches;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.coupon.CouponBatch;
import club.vafa.coupon.CouponBatches;
import club.vafa.game.EntryPrice;
import club.vafa.game.GameState;
import club.vafa.game.Games;
import club.vafa.segment.SegmentCheck;
import club.vafa.segment.Segments;
import club.vafa.template.Templates;
import club.vafa.db.Db;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What is wrong with a draft, all of it at once. */
public final class DraftCheck {
  private static final int PERCENT_MAX = 99;
  private static final int MONTH_DAYS_MAX = 31;
  private static final int LEAP_YEAR = 1403;

  /** Who knows what a draft names. */
  public record Rooms(Branches branches, CouponBatches batches, Games games, Templates templates, Segments segments, SegmentCheck conditions) {}

  private final Db db;
  private final Rooms rooms;
  private final InstantSource clock;

  public DraftCheck(Db db, Rooms rooms, InstantSource clock) {
    this.db = db;
    this.rooms = rooms;
    this.clock = clock;
  }

  List<Saving.Fault> faults(CampaignDraft says) {
    var faults = new ArrayList<Saving.Fault>();
    if (says.name().isBlank()) {
      faults.add(new Saving.Fault.NoName());
    }
    if (says.name().length() > CampaignDraft.NAME_CHARS_MAX) {
      faults.add(new Saving.Fault.NameTooLong(CampaignDraft.NAME_CHARS_MAX));
    }
    variants(says, faults);
    if (says.channels().isEmpty()) {
      faults.add(new Saving.Fault.NoChannel());
    }
    if (says.controlPercent() < 0 || says.controlPercent() > CampaignDraft.CONTROL_PERCENT_MAX) {
      faults.add(new Saving.Fault.ControlOutOfRange(CampaignDraft.CONTROL_PERCENT_MAX));
    }
    aim(says.aim(), faults);
    timing(says.timing(), faults);
    says.offer().ifPresent(offer -> offer(offer, faults));
    says.perMinute().ifPresent(pace -> range("perMinute", pace, 1, CampaignDraft.PER_MINUTE_MAX, faults));
    says.fallbackMinutes().ifPresent(minutes -> range("fallbackMinutes", minutes, 1, CampaignDraft.FALLBACK_MINUTES_MAX, faults));
    if (says.fallbackMinutes().isPresent() && says.channels().size() == 1) {
      faults.add(new Saving.Fault.NoSecondChannel());
    }
    range("windowDays", says.windowDays(), 1, CampaignDraft.WINDOW_DAYS_MAX, faults);
    return faults;
  }

  private void variants(CampaignDraft says, List<Saving.Fault> faults) {
    var variants = says.variants();
    if (variants.size() > CampaignDraft.VARIANTS_MAX) {
      faults.add(new Saving.Fault.TooManyVariants(CampaignDraft.VARIANTS_MAX));
    }
    var codes = new HashSet<String>();
    for (int i = 0; i < variants.size(); i++) {
      int index = i;
      var variant = variants.get(i);
      var own = new ArrayList<Saving.Fault>();
      words(says, variant, own);
      own.forEach(fault -> faults.add(variants.size() == 1 ? fault : new Saving.Fault.InVariant(index, fault)));
      if (!codes.add(variant.code())) {
        faults.add(new Saving.Fault.VariantTwice(i, variant.code()));
      }
      range("variants[" + i + "].share", variant.share(), 1, Variant.WHOLE, faults);
    }
    int sum = variants.stream().mapToInt(Variant::share).sum();
    if (!variants.isEmpty() && sum != Variant.WHOLE) {
      faults.add(new Saving.Fault.SharesDoNotSum(sum));
    }
    if (variants.isEmpty()) {
      faults.add(new Saving.Fault.NoText());
    }
  }

  private void words(CampaignDraft says, Variant variant, List<Saving.Fault> faults) {
    rooms.templates().check(variant.text(), says.channels()).faults().forEach(finding -> faults.add(new Saving.Fault.InText(finding)));
  }

  private void aim(Aim aim, List<Saving.Fault> faults) {
    switch (aim) {
      case Aim.Plain(var audience) -> {
        if (audience.branch().filter(branch -> rooms.branches().byId(branch).isEmpty()).isPresent()) {
          faults.add(new Saving.Fault.UnknownBranch());
        }
      }
      case Aim.Saved(String code) -> {
        if (rooms.segments().saved(code).filter(segment -> !segment.archived()).isEmpty()) {
          faults.add(new Saving.Fault.UnknownSegment(code));
        }
      }
      case Aim.Meant(var condition) -> db.read(h -> rooms.conditions().faults(h, condition))
          .forEach(fault -> faults.add(new Saving.Fault.InCondition(fault)));
    }
  }

  private void timing(Timing timing, List<Saving.Fault> faults) {
    switch (timing) {
      case Timing.Once _ -> { }
      case Timing.Recurring(var rhythm, var until) -> {
        rhythm(rhythm, faults);
        end(until, faults);
      }
      case Timing.OnEvent(var happening, int delay, var _, var until) -> {
        happening(happening, faults);
        range("timing.delayMinutes", delay, 0, Timing.DELAY_MINUTES_MAX, faults);
        end(until, faults);
      }
    }
  }

  private void end(Optional<Instant> until, List<Saving.Fault> faults) {
    until.filter(end -> !end.isAfter(clock.instant())).ifPresent(_ -> faults.add(new Saving.Fault.AlreadyOver("timing.until")));
  }

  private static void rhythm(Rhythm rhythm, List<Saving.Fault> faults) {
    switch (rhythm) {
      case Rhythm.Cron(String expression) -> {
        switch (CronTimes.read(expression)) {
          case CronTimes.Reading.Read _ -> { }
          case CronTimes.Reading.NotCron(String part) -> faults.add(new Saving.Fault.NotCron(part));
          case CronTimes.Reading.TooOften _ -> faults.add(new Saving.Fault.TooOften());
          case CronTimes.Reading.Never _ -> faults.add(new Saving.Fault.NeverFires("timing.cron"));
        }
      }
      case Rhythm.Weekly weekly -> {
        if (weekly.days().isEmpty()) {
          faults.add(new Saving.Fault.NeverFires("timing.weekdays"));
        }
      }
      case Rhythm.Monthly monthly -> range("timing.day", monthly.day(), 1, MONTH_DAYS_MAX, faults);
      case Rhythm.Yearly yearly -> {
        if (!CalendarDate.exists(yearly.calendar(), leapYear(yearly.calendar()), yearly.month(), yearly.day())
            && !(yearly.calendar() == CalendarKind.HIJRI && yearly.month() >= 1 && yearly.month() <= 12 && yearly.day() >= 1 && yearly.day() <= 30)) {
          faults.add(new Saving.Fault.NeverFires("timing.day"));
        }
      }
    }
  }

  private static int leapYear(CalendarKind calendar) {
    return calendar == CalendarKind.JALALI ? LEAP_YEAR : 2024;
  }

  private static void happening(Happening happening, List<Saving.Fault> faults) {
    switch (happening) {
      case Happening.Joined _, Happening.TierChanged _ -> { }
      case Happening.Purchased(long atLeast) -> range("timing.atLeast", atLeast, 0, Long.MAX_VALUE, faults);
      case Happening.PointsExpiring(int days) -> range("timing.days", days, 0, Happening.DAYS_MAX, faults);
      case Happening.Inactive(int days) -> range("timing.days", days, 1, Happening.DAYS_MAX, faults);
      case Happening.BirthdayAhead(int days) -> range("timing.days", days, 0, Happening.DAYS_MAX, faults);
      case Happening.NearNextTier(int percent) -> range("timing.percent", percent, 1, PERCENT_MAX, faults);
    }
  }

  private void offer(Offer offer, List<Saving.Fault> faults) {
    switch (offer) {
      case Offer.InPoints(long points, int validDays) -> {
        range("offer.points", points, 1, Offer.POINTS_MAX, faults);
        range("offer.validDays", validDays, 0, Offer.VALID_DAYS_MAX, faults);
      }
      case Offer.Code(var id) -> {
        var batch = rooms.batches().find(id);
        if (batch.isEmpty() || batch.get().kind() != CouponBatch.Kind.MADE || batch.get().voidedAt().isPresent()) {
          faults.add(new Saving.Fault.NotToBeGiven("offer.batch", "unknown_code"));
        } else if (batch.get().downloads() > 0) {
          // Whoever has the file may have given its codes to others.
          faults.add(new Saving.Fault.NotToBeGiven("offer.batch", "codes_downloaded"));
        }
      }
      case Offer.Turn(var id) -> {
        var game = db.read(h -> rooms.games().find(h, id));
        if (game.filter(found -> found.state() != GameState.CLOSED).isEmpty()) {
          faults.add(new Saving.Fault.NotToBeGiven("offer.game", "unknown_code"));
        } else if (game.get().plan().price() instanceof EntryPrice.Free) {
          faults.add(new Saving.Fault.NotToBeGiven("offer.game", "costs_nothing"));
        }
      }
    }
  }

  private static void range(String field, long value, long min, long max, List<Saving.Fault> faults) {
    if (value < min || value > max) {
      faults.add(new Saving.Fault.OutOfRange(field, min, max));
    }
  }
}
