package club.vafa.web.api;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.occasion.DayRule;
import club.vafa.occasion.Occasion;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.PublicDraft;
import club.vafa.occasion.PublicList;
import club.vafa.occasion.PublicOccasion;
import club.vafa.occasion.Return;
import club.vafa.value.LocalText;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Public and members' own occasions on the wire. */
public final class OccasionShapes {
  static final String CODE = "[a-z0-9][a-z0-9-]{0,31}";

  private OccasionShapes() {
  }

  /** How the day is reckoned. */
  public enum DayKind {
    FIXED, WEEKDAY, EASTER
  }

  /** On which day of each year of its own calendar an occasion falls. */
  public record DayPlan(
      @Doc(value = "A fixed day of a month, the n-th weekday of a month, or Easter Sunday.", example = "fixed") DayKind kind,
      @Doc(value = "The calendar of month and day; easter is Gregorian.", example = "jalali") Optional<CalendarKind> calendar,
      @Doc(value = "The month of that calendar, for fixed and weekday.", example = "5", min = 1, max = 12) Optional<Integer> month,
      @Doc(value = "The day of the month, for fixed.", example = "20", min = 1, max = 31) Optional<Integer> day,
      @Doc("For fixed: on which day it is kept in years that lack it; the day before where it is not said.") Optional<LeapChoice> leap,
      @Doc("Which day of the week, for weekday.") Optional<DayOfWeek> weekday,
      @Doc(value = "The first to fourth such weekday, or -1 for the last, for weekday.", min = -1, max = 4) Optional<Integer> nth,
      @Doc(value = "So many days after that weekday or Easter; negative: before.", min = -DayRule.SHIFT_DAYS_MAX,
          max = DayRule.SHIFT_DAYS_MAX) Optional<Integer> shift) {
    public DayPlan {
      need(calendar.isPresent(), calendar.isPresent() || kind != DayKind.EASTER, "calendar");
      need(month.isPresent(), kind != DayKind.EASTER, "month");
      need(day.isPresent(), kind == DayKind.FIXED, "day");
      need(weekday.isPresent(), kind == DayKind.WEEKDAY, "weekday");
      need(nth.isPresent(), kind == DayKind.WEEKDAY, "nth");
      if (leap.isPresent() && kind != DayKind.FIXED) {
        throw new WrongField("leap", "not_with_this_kind");
      }
      if (shift.isPresent() && kind == DayKind.FIXED) {
        throw new WrongField("shift", "not_with_this_kind");
      }
      if (kind == DayKind.EASTER && calendar.filter(one -> one != CalendarKind.GREGORIAN).isPresent()) {
        throw new WrongField("calendar", "not_with_this_kind");
      }
      if (nth.filter(n -> n == 0).isPresent()) {
        throw new WrongField("nth", "not_acceptable");
      }
      if (kind == DayKind.FIXED && day.orElseThrow() > DayRule.Fixed.daysMax(calendar.orElseThrow(), month.orElseThrow())) {
        throw new WrongField("day", "no_such_day");
      }
    }

    private static void need(boolean there, boolean wanted, String field) {
      if (there != wanted) {
        throw new WrongField(field, wanted ? "required" : "not_with_this_kind");
      }
    }

    DayRule rule() {
      return switch (kind) {
        case FIXED -> new DayRule.Fixed(calendar.orElseThrow(), month.orElseThrow(), day.orElseThrow(), leap.orElse(LeapChoice.DAY_BEFORE));
        case WEEKDAY -> new DayRule.Weekday(calendar.orElseThrow(), month.orElseThrow(), weekday.orElseThrow(), nth.orElseThrow(), shift.orElse(0));
        case EASTER -> new DayRule.Easter(shift.orElse(0));
      };
    }

    static DayPlan of(DayRule rule) {
      return switch (rule) {
        case DayRule.Fixed(var calendar, int month, int day, LeapChoice leap) -> new DayPlan(DayKind.FIXED, Optional.of(calendar), Optional.of(month),
            Optional.of(day), Optional.of(leap), Optional.empty(), Optional.empty(), Optional.empty());
        case DayRule.Weekday(var calendar, int month, DayOfWeek weekday, int nth, int shift) -> new DayPlan(DayKind.WEEKDAY, Optional.of(calendar),
            Optional.of(month), Optional.empty(), Optional.empty(), Optional.of(weekday), Optional.of(nth), Optional.of(shift));
        case DayRule.Easter(int shift) -> new DayPlan(DayKind.EASTER, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(shift));
      };
    }
  }

  /** A public occasion as staff write it. */
  public record OccasionPlan(
      @Doc(value = "How it is called.", example = "{\"fa\": \"زادروز فروشگاه\", \"en\": \"The shop’s day\"}",
          max = PublicOccasion.NAME_CHARS_MAX) LocalText name,
      @Doc("On which day it falls.") DayPlan day,
      @Doc(value = "Whether it is on: one that is off falls on no day for rules, greetings and campaigns.", example = "true") boolean on) {
    PublicDraft draft() {
      return new PublicDraft(name, day.rule(), on);
    }
  }

  /** A public occasion of the club's own. */
  public record NewOccasion(
      @Doc(value = "Its code, as rules and greetings name it.", example = "shop-day", pattern = CODE) String code,
      @Doc(value = "How it is called.", example = "{\"fa\": \"زادروز فروشگاه\", \"en\": \"The shop’s day\"}",
          max = PublicOccasion.NAME_CHARS_MAX) LocalText name,
      @Doc("On which day it falls.") DayPlan day,
      @Doc("Whether it is on; it is where nothing is said.") Optional<Boolean> on) {
  }

  /** A year in which the moon was seen earlier or later. */
  public record MovedYear(
      @Doc(value = "The year of the lunar calendar.", example = "1447") int year,
      @Doc(value = "By how many days; negative: earlier.", example = "1") int days) {
  }

  public record OccasionView(
      @Doc(value = "Its code.", example = "eid-fitr") String code, PublicList list, LocalText name, DayPlan day,
      @Doc(value = "Whether it is on.", example = "true") boolean on,
      @Doc(value = "Whether its day may be moved as the moon is seen.", example = "true") boolean lunar,
      @Doc("Its next day, in the calendar of the world.") LocalDate next,
      @Doc("Years in which it is moved.") List<MovedYear> moves) {
    static OccasionView of(PublicOccasion one, LocalDate today) {
      return new OccasionView(one.code(), one.list(), one.name(), DayPlan.of(one.rule()), one.active(), one.lunar(),
          one.preview(today, 1).getFirst().day(), one.moves().entrySet().stream().sorted(Map.Entry.comparingByKey())
              .map(move -> new MovedYear(move.getKey(), move.getValue())).toList());
    }
  }

  /** By how many days a lunar occasion is moved; none: as reckoned. */
  public record MoveWish(
      @Doc(value = "Days later; negative: earlier; 0 takes a move back.", example = "1", min = -PublicOccasion.MOVE_DAYS_MAX,
          max = PublicOccasion.MOVE_DAYS_MAX) int days) {
  }

  /** How far to look ahead. */
  public record YearsQuery(
      @Doc(value = "For how many years; 20 where it is not said.", example = "20", min = 1, max = PublicOccasion.PREVIEW_YEARS_MAX) Optional<Integer> years) {
    int count() {
      return years.orElse(20);
    }
  }

  /** A return of an occasion, in each calendar. */
  public record ReturnView(
      @Doc(value = "The year of its own calendar for which it is kept.", example = "1405") int year,
      @Doc(value = "In the solar calendar.", example = "1405-04-12") String jalali,
      @Doc(value = "In the lunar calendar.", example = "1448-01-17") String hijri,
      @Doc(value = "In the calendar of the world.", example = "2026-07-03") LocalDate gregorian,
      @Doc(value = "The day of the week.", example = "friday") DayOfWeek weekday,
      @Doc(value = "Whether that year lacks the day itself, so that another is kept: 29 for 30 Esfand.", example = "false") boolean instead,
      @Doc(value = "By how many days staff have moved it.", example = "0") int moved) {
    static ReturnView of(Return one) {
      return new ReturnView(one.year(), in(CalendarKind.JALALI, one.day()), in(CalendarKind.HIJRI, one.day()), one.day(), one.day().getDayOfWeek(),
          one.instead(), one.moved());
    }

    private static String in(CalendarKind kind, LocalDate day) {
      var date = CalendarDate.of(kind, day);
      return "%04d-%02d-%02d".formatted(date.year(), date.month(), date.day());
    }
  }

  public record ReturnsView(List<ReturnView> items) {
    static ReturnsView of(List<Return> returns) {
      return new ReturnsView(returns.stream().map(ReturnView::of).toList());
    }
  }

  /** A day that a member adds: the wedding day, or one of their own. */
  public record OwnDay(
      @Doc(value = "The wedding day, or a day of their own; birthdays have their own route.", example = "own") OccasionKind kind,
      @Doc(value = "What a day of their own is called.", example = "سالگرد آشنایی", max = 40) Optional<String> title,
      @Doc("The first time, in the calendar in which the member thinks.") MemberShapes.Birthday day) {
    public OwnDay {
      if (kind == OccasionKind.BIRTHDAY) {
        throw new WrongField("kind", "not_acceptable");
      }
      if (title.isPresent() != (kind == OccasionKind.OWN)) {
        throw new WrongField("title", title.isPresent() ? "not_with_this_kind" : "required");
      }
    }
  }

  /** One of a member's days, changed. */
  public record OwnDayChange(
      @Doc(value = "A new title for a day of their own.", max = 40) Optional<String> title,
      @Doc("The first time, in the calendar in which the member thinks.") MemberShapes.Birthday day) {
  }

  /** One of a member's days; without personal_data_read only its month is shown. */
  public record OwnDayView(UUID id, OccasionKind kind,
      @Doc(value = "What a day of their own is called.", example = "سالگرد آشنایی") Optional<String> title, MemberShapes.BirthdayView day, LeapChoice leap,
      @Doc("From which day on its returns earn a gift.") LocalDate giftFrom) {
    static OwnDayView of(Occasion one, boolean full) {
      Anniversary day = one.day();
      return new OwnDayView(one.id(), one.kind(), one.title().filter(title -> full), MemberShapes.BirthdayView.of(day, full), day.leap(), one.giftFrom());
    }
  }

  public record OwnDays(List<OwnDayView> items) {
  }
}
