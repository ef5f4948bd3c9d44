package club.vafa.calendar;

import club.vafa.calendar.DateReading.None;
import club.vafa.calendar.DateReading.One;
import club.vafa.calendar.DateReading.Reason;
import club.vafa.calendar.DateReading.Two;
import club.vafa.calendar.TypedDate.Number;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads the date that a person typed, in any of the ways in which people do: ۱۳۶۵/۴/۱۲, 65/4/12, ۱۲ تیر ۶۵, 12 Tir 1365, 1986-07-03,
 * 3 July 1986.
 * A year 13xx is Jalali, 19xx and 20xx Gregorian, 14xx Jalali when it has come; two digits are Jalali, of the last hundred years.
 */
public final class DateReader {
  private static final int CENTURY = 100;

  /** The numbers in the order of one reading. */
  private record Form(Number year, int month, int day) {
  }

  private DateReader() {
  }

  /** Jalali or Gregorian, as the year or the month's name shows; a lunar date is not guessed at but answered with LOOKS_LUNAR. */
  public static DateReading read(String typed, LocalDate today) {
    Optional<TypedDate> date = TypedDate.of(typed);
    if (date.isPresent() && date.get().kind().filter(kind -> kind == CalendarKind.HIJRI).isPresent()) {
      return new None(Reason.LOOKS_LUNAR);
    }
    return date.map(parts -> read(parts, parts.kind(), today)).orElse(new None(Reason.NOT_A_DATE));
  }

  /** In the calendar that the person has chosen by a button, the lunar one above all. */
  public static DateReading readIn(CalendarKind kind, String typed, LocalDate today) {
    return TypedDate.of(typed).filter(parts -> parts.kind().filter(named -> named != kind).isEmpty())
        .map(parts -> read(parts, Optional.of(kind), today)).orElse(new None(Reason.NOT_A_DATE));
  }

  private static DateReading read(TypedDate parts, Optional<CalendarKind> kind, LocalDate today) {
    int wanted = parts.month().isPresent() ? 2 : 3;
    List<Number> numbers = parts.numbers();
    if (parts.contradictsItself() || numbers.size() != wanted) {
      boolean yearless = numbers.size() == wanted - 1 && numbers.stream().allMatch(Number::shortYear);
      return new None(yearless && !parts.contradictsItself() ? Reason.NO_YEAR : Reason.NOT_A_DATE);
    }
    return parts.month().isPresent()
        ? named(numbers.get(0), parts.month().get().number(), numbers.get(1), kind, today)
        : numbered(numbers.get(0), numbers.get(1), numbers.get(2), kind, today);
  }

  /** "12 Tir 65", "July 3, 1986", "1365 Tir 12". */
  private static DateReading named(Number a, int month, Number b, Optional<CalendarKind> kind, LocalDate today) {
    DateReading dayFirst = attempt(new Form(b, month, a.value()), kind, today);
    return a.shortYear() && !noSuchDay(dayFirst) ? dayFirst : firstOr(attempt(new Form(a, month, b.value()), kind, today), dayFirst);
  }

  private static DateReading numbered(Number a, Number b, Number c, Optional<CalendarKind> kind, LocalDate today) {
    if (!a.shortYear()) {
      return attempt(new Form(a, b.value(), c.value()), kind, today);
    }
    DateReading dayFirst = attempt(new Form(c, b.value(), a.value()), kind, today);
    if (c.shortYear()) {
      return either(attempt(new Form(a, b.value(), c.value()), kind, today), dayFirst);
    }
    // The Gregorian year at the end is written day first here and month first in America; a Jalali one only day first.
    DateReading monthFirst = attempt(new Form(c, a.value(), b.value()), kind, today);
    boolean american = dayFirst instanceof One one && one.date().kind() == CalendarKind.GREGORIAN;
    return american ? either(dayFirst, monthFirst) : noSuchDay(dayFirst) ? firstOr(monthFirst, dayFirst) : dayFirst;
  }

  private static DateReading either(DateReading likelier, DateReading other) {
    if (likelier instanceof One one && other instanceof One two) {
      return one.equals(two) ? one : new Two(one.date(), two.date());
    }
    return firstOr(likelier, other instanceof One ? other : likelier);
  }

  private static DateReading firstOr(DateReading first, DateReading otherwise) {
    return first instanceof One ? first : otherwise;
  }

  private static boolean noSuchDay(DateReading reading) {
    return reading instanceof None(Reason reason) && reason != Reason.LOOKS_LUNAR && reason != Reason.IN_THE_FUTURE;
  }

  private static DateReading attempt(Form form, Optional<CalendarKind> kind, LocalDate today) {
    if (form.year().shortYear()) {
      return recent(form, kind.orElse(CalendarKind.JALALI), today);
    }
    if (!form.year().fullYear()) {
      return new None(Reason.NOT_A_DATE);
    }
    if (kind.isPresent()) {
      return exact(form, kind.get(), form.year().value());
    }
    int year = form.year().value();
    return switch (year / CENTURY) {
      case 12, 13 -> exact(form, CalendarKind.JALALI, year);
      case 14 -> jalaliThatHasCome(form, year, today);
      case 18, 19, 20 -> exact(form, CalendarKind.GREGORIAN, year);
      default -> new None(Reason.NOT_A_DATE);
    };
  }

  private static DateReading exact(Form form, CalendarKind kind, int year) {
    return CalendarDate.exists(kind, year, form.month(), form.day())
        ? new One(new CalendarDate(kind, year, form.month(), form.day())) : new None(Reason.NO_SUCH_DAY);
  }

  private static DateReading jalaliThatHasCome(Form form, int year, LocalDate today) {
    DateReading jalali = exact(form, CalendarKind.JALALI, year);
    if (jalali instanceof One(CalendarDate date) && !date.toLocalDate().isAfter(today)) {
      return jalali;
    }
    boolean lunar = exact(form, CalendarKind.HIJRI, year) instanceof One(CalendarDate date) && !date.toLocalDate().isAfter(today);
    boolean past = year < CalendarKind.JALALI.yearOf(today);
    return past ? jalali : new None(lunar ? Reason.LOOKS_LUNAR : jalali instanceof One ? Reason.IN_THE_FUTURE : Reason.NO_SUCH_DAY);
  }

  /** The year of two digits: the last one with that ending of which this day is not still to come. */
  private static DateReading recent(Form form, CalendarKind kind, LocalDate today) {
    CalendarDate now = CalendarDate.of(kind, today);
    int year = now.year() - Math.floorMod(now.year() - form.year().value(), CENTURY);
    boolean toCome = year == now.year() && (form.month() > now.month() || form.month() == now.month() && form.day() > now.day());
    return exact(form, kind, toCome ? year - CENTURY : year);
  }
}
