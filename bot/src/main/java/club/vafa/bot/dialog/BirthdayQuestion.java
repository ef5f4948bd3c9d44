package club.vafa.bot.dialog;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.BirthdayCheck;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.DateReader;
import club.vafa.calendar.DateReading;
import club.vafa.calendar.Dates;
import club.vafa.calendar.LeapChoice;
import java.time.LocalDate;
import java.util.List;

/** Asks for a birthday and reads what is typed: one day, two between which the person chooses, or a hint about what was wrong. */
final class BirthdayQuestion {

  /** What became of the typed date. */
  sealed interface Read {
    record Day(CalendarDate date) implements Read {}

    /** Both readings in words, the likelier first: typed back, each of them has one reading only. */
    record Which(List<String> choices) implements Read {}

    record Hint(String key) implements Read {}
  }

  private BirthdayQuestion() {}

  static Read read(Turn turn, LocalDate today) {
    if (turn.words().isEmpty()) {
      return new Read.Hint("join.birthday.unread");
    }
    return switch (DateReader.read(turn.words().get(), today)) {
      case DateReading.One(CalendarDate date) -> checked(date, today);
      case DateReading.Two(CalendarDate first, CalendarDate second) -> either(turn, first, second, today);
      case DateReading.None(DateReading.Reason reason) -> new Read.Hint(switch (reason) {
        case NOT_A_DATE -> "join.birthday.unread";
        case NO_YEAR -> "join.birthday.noyear";
        case NO_SUCH_DAY -> "join.birthday.noday";
        case LOOKS_LUNAR -> "join.birthday.lunar";
        case IN_THE_FUTURE -> "join.birthday.future";
      });
    };
  }

  private static Read either(Turn turn, CalendarDate first, CalendarDate second, LocalDate today) {
    boolean firstFits = BirthdayCheck.of(first, today) == BirthdayCheck.FINE;
    boolean secondFits = BirthdayCheck.of(second, today) == BirthdayCheck.FINE;
    if (firstFits && secondFits) {
      return new Read.Which(List.of(Dates.inWords(first, turn.language()), Dates.inWords(second, turn.language())));
    }
    return checked(secondFits ? second : first, today);
  }

  private static Read checked(CalendarDate date, LocalDate today) {
    return switch (BirthdayCheck.of(date, today)) {
      case FINE -> new Read.Day(date);
      case IN_THE_FUTURE -> new Read.Hint("join.birthday.future");
      case TOO_LONG_AGO -> new Read.Hint("join.birthday.old");
    };
  }

  static Anniversary anniversary(CalendarDate date) {
    return Anniversary.of(date, LeapChoice.DAY_BEFORE);
  }

  /** The date as a conversation remembers it. */
  static String stored(CalendarDate date) {
    return date.kind() + ":" + date.year() + ":" + date.month() + ":" + date.day();
  }

  static CalendarDate restored(String stored) {
    var parts = stored.split(":");
    return new CalendarDate(CalendarKind.valueOf(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }
}
