package club.vafa.value;

import java.util.UUID;

/** A reward that a member took. */
public record RedemptionId(UUID value) {
  public static RedemptionId parse(String text) {
    return new RedemptionId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
