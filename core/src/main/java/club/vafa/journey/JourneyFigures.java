package club.vafa.journey;

import java.util.Map;

/** How many are inside a journey now, and how the visits of those ended who were in it last. */
public record JourneyFigures(long inside, Map<Ended, Long> ended) {
  public JourneyFigures {
    ended = Map.copyOf(ended);
  }
}
