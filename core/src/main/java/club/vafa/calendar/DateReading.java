package club.vafa.calendar;

/** What a typed date can mean: one day, two days between which the person must choose, or none. */
public sealed interface DateReading {
  record One(CalendarDate date) implements DateReading {
  }

  /** Both can be meant; the likelier comes first. */
  record Two(CalendarDate first, CalendarDate second) implements DateReading {
  }

  record None(Reason reason) implements DateReading {
  }

  /** Why a text was not read as a date, so that the answer can help. */
  enum Reason {
    /** No day, month and year were found in it. */
    NOT_A_DATE,
    /** A day and a month, but no year. */
    NO_YEAR,
    /** The numbers have the form of a date, but no calendar has that day: 30 Esfand 1398, 31 June. */
    NO_SUCH_DAY,
    /** It can only be a lunar date, which is read when the person has said so (see {@link DateReader#readIn}). */
    LOOKS_LUNAR,
    /** A Jalali year that has not come yet, and no lunar one either. */
    IN_THE_FUTURE
  }
}
