package club.vafa.value;

import java.util.UUID;

/// Value set aside for one purpose.
public record HoldId(UUID value) {

  public static HoldId parse(String text) {
    return new HoldId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
