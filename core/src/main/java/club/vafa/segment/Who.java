package club.vafa.segment;

import java.util.Optional;

/** Which members are meant: those of a saved segment, by its code, or of a condition written on the spot; one of the two. */
public record Who(Optional<String> segment, Optional<Condition> condition) {
  /** Where neither is given, everybody is meant. */
  public static Optional<Who> of(Optional<String> segment, Optional<Condition> condition) {
    return segment.isPresent() || condition.isPresent() ? Optional.of(new Who(segment, condition)) : Optional.empty();
  }
}
