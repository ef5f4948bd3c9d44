package club.vafa.value;

import java.util.UUID;

/** Something that a member earned or spent at a partner shop. */
public record DealId(UUID value) {
  public static DealId parse(String text) {
    return new DealId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
