package club.vafa.value;

import java.util.UUID;

/** A reward of the catalogue. */
public record RewardId(UUID value) {
  public static RewardId parse(String text) {
    return new RewardId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
