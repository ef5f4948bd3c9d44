package club.vafa.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The moment for which a segment is asked: its days are those of the club's zone. */
record Moment(Instant now, ZoneId zone) {
  LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  /** The end of the day that is so many days from today. */
  Instant endOf(int inDays) {
    return today().plusDays(inDays + 1L).atStartOfDay(zone).toInstant();
  }
}
