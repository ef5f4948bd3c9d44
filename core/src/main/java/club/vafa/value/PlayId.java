package club.vafa.value;

import java.util.UUID;

/** One entry into a game. */
public record PlayId(UUID value) {
  public static PlayId parse(String text) {
    return new PlayId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
