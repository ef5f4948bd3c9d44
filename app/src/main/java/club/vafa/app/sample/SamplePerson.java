package club.vafa.app.sample;

import club.vafa.calendar.Anniversary;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One invented member: who it is, when the person joined, and the visits since. */
record SamplePerson(int number, String name, Language language, Phone phone, Optional<Anniversary> birthday, boolean clubMessages,
    Instant joinedAt, List<Visit> visits) {

  /** A visit to a branch: which products, how many of each. */
  record Visit(Instant at, String branch, String till, List<Line> lines) {}

  record Line(String product, int quantity) {}
}
