package club.vafa.occasion;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.calendar.Occurrence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A day of the year that everybody keeps, in its own calendar. */
public enum PublicOccasion {
  NOWRUZ(CalendarKind.JALALI, 1, 1),
  NATURE_DAY(CalendarKind.JALALI, 1, 13),
  TEACHERS_DAY(CalendarKind.JALALI, 2, 12),
  MEHREGAN(CalendarKind.JALALI, 7, 16),
  STUDENTS_DAY(CalendarKind.JALALI, 9, 16),
  YALDA(CalendarKind.JALALI, 9, 30),
  SEPANDARMAZGAN(CalendarKind.JALALI, 12, 5),
  FATHERS_DAY(CalendarKind.HIJRI, 7, 13),
  MOTHERS_DAY(CalendarKind.HIJRI, 6, 20),
  EID_FITR(CalendarKind.HIJRI, 10, 1),
  EID_ADHA(CalendarKind.HIJRI, 12, 10),
  EID_GHADIR(CalendarKind.HIJRI, 12, 18),
  NEW_YEAR(CalendarKind.GREGORIAN, 1, 1),
  VALENTINE(CalendarKind.GREGORIAN, 2, 14),
  WOMENS_DAY(CalendarKind.GREGORIAN, 3, 8),
  CHRISTMAS(CalendarKind.GREGORIAN, 12, 25);

  private final Anniversary day;

  PublicOccasion(CalendarKind calendar, int month, int day) {
    this.day = new Anniversary(calendar, 1, month, day, LeapChoice.DAY_BEFORE);
  }

  /** Its code as staff write it: {@code eid-fitr}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<PublicOccasion> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  /** The days on which it falls between these two, both included. */
  public List<Occurrence> occurrencesBetween(LocalDate from, LocalDate to) {
    return day.occurrencesBetween(from, to);
  }
}
