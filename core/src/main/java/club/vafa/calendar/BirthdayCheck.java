package club.vafa.calendar;

import java.time.LocalDate;

/** Whether a day can be the birthday of somebody who lives and buys. */
public enum BirthdayCheck {
  FINE, IN_THE_FUTURE, TOO_LONG_AGO;

  public static final int AGE_MAX_YEARS = 120;

  public static BirthdayCheck of(CalendarDate date, LocalDate today) {
    LocalDate day = date.toLocalDate();
    if (day.isAfter(today)) {
      return IN_THE_FUTURE;
    }
    return day.isBefore(today.minusYears(AGE_MAX_YEARS)) ? TOO_LONG_AGO : FINE;
  }
}
