package club.vafa.journey;

import java.util.Map;

/** A step of a version: how many wait there now, and how many have passed it with which outcome. */
public record StepFigure(int version, String step, long inside, Map<String, Long> passed) {
  public StepFigure {
    passed = Map.copyOf(passed);
  }
}
