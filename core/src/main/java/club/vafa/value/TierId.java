package club.vafa.value;

import java.util.UUID;

/** A level of the club. */
public record TierId(UUID value) {
  public static TierId parse(String text) {
    return new TierId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
