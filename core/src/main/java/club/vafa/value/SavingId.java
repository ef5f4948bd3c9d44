package club.vafa.value;

import java.util.UUID;

/** Something that a subscription has saved its member. */
public record SavingId(UUID value) {
  public static SavingId parse(String text) {
    return new SavingId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
