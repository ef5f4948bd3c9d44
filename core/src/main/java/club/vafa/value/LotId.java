package club.vafa.value;

import java.util.UUID;

/** Points from one earning, with one deadline. */
public record LotId(UUID value) {
  public static LotId parse(String text) {
    return new LotId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
