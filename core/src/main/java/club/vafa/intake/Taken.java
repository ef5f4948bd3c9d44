package club.vafa.intake;

import java.util.List;

/// What became of a line: new, joined with what was known, or refused; a line that was taken may still have something that was not.
record Taken(Outcome outcome, List<Flaw> flaws) {

  enum Outcome { MADE, MERGED, REFUSED }

  static Taken made() {
    return new Taken(Outcome.MADE, List.of());
  }

  static Taken refused(List<Flaw> flaws) {
    return new Taken(Outcome.REFUSED, List.copyOf(flaws));
  }

  static Taken refused(String field, String reason) {
    return refused(List.of(new Flaw(field, reason)));
  }
}
