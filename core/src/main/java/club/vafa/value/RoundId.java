package club.vafa.value;

import java.util.UUID;

/** The time of a game under one committed seed. */
public record RoundId(UUID value) {
  public static RoundId parse(String text) {
    return new RoundId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
