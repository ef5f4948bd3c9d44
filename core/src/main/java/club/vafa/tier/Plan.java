package club.vafa.tier;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PlanId;
import java.time.LocalDate;
import java.util.Set;

/// A plan of the paid subscription: the fee for so many months of a calendar, what it takes off the member, and what else in words. Members
/// are reminded of the renewal so many days before the end. A plan that is no longer offered runs on for those who have it.
public record Plan(PlanId id, String code, LocalText name, Money fee, int months, CalendarKind calendar, Set<SavingKind> gives,
    LocalText words, int reminderDays, boolean offered) {

  public static final int MONTHS_MAX = 60;
  public static final int REMINDER_DAYS_MAX = 90;
  private static final int YEAR = 12;

  /// A plan as it is wished.
  public record Draft(String code, LocalText name, Money fee, int months, CalendarKind calendar, Set<SavingKind> gives, LocalText words,
      int reminderDays, boolean offered) {}

  public Plan {
    gives = Set.copyOf(gives);
  }

  /// The last day of a period that begins on this one: the eve of the same day so many months later, or the last of that month where it has
  /// no such day.
  LocalDate lastDay(LocalDate from) {
    var date = CalendarDate.of(calendar, from);
    int month = date.year() * YEAR + date.month() - 1 + months;
    int days = calendar.daysIn(month / YEAR, month % YEAR + 1);
    return date.day() <= days ? new CalendarDate(calendar, month / YEAR, month % YEAR + 1, date.day()).toLocalDate().minusDays(1)
        : new CalendarDate(calendar, month / YEAR, month % YEAR + 1, days).toLocalDate();
  }
}
