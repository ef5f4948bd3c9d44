package club.vafa.value;

import java.util.UUID;

/** A game. */
public record GameId(UUID value) {
  public static GameId parse(String text) {
    return new GameId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
