package club.vafa.journey;

import club.vafa.value.JourneyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A person's last visit to a journey: where it stands and until when it waits there, or how it ended; and what was met, in order. */
public record MemberPath(JourneyId journey, String code, String name, Instant enteredAt, Optional<Instant> leftAt, Optional<Ended> how,
    Optional<String> step, Optional<Instant> dueAt, List<Met> met) {
  /** One step and what came of it; the detail is an id, or why nothing was sent. */
  public record Met(String step, String outcome, Optional<String> detail, Instant at) {}

  public MemberPath {
    met = List.copyOf(met);
  }
}
