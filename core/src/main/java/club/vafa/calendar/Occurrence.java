package club.vafa.calendar;

import java.time.LocalDate;

/** The day on which an anniversary is kept for one year of its own calendar. */
public record Occurrence(int year, LocalDate day) {
}
