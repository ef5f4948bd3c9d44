package club.vafa.value;

import java.util.UUID;

/** A till in a branch. */
public record TillId(UUID value) {
  public static TillId parse(String text) {
    return new TillId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
