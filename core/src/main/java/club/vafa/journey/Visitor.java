package club.vafa.journey;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in a journey, or who was in it last: at which step since when and what for, or how it ended. The last that was met says why: at
 * which step, with what outcome, and the detail where there is one.
 */
public record Visitor(MemberId memberId, String name, Instant enteredAt, Optional<Place> place, Optional<Instant> leftAt, Optional<Ended> how,
    Optional<MemberPath.Met> last) {
  /** Where somebody is: a step of a version, until when, and how often it has failed in vain. */
  public record Place(int version, String step, Instant dueAt, int attempts) {}
}
