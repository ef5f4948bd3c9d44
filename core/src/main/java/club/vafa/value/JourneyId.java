package club.vafa.value;

import java.util.UUID;

/** A journey. */
public record JourneyId(UUID value) {
  public static JourneyId parse(String text) {
    return new JourneyId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
