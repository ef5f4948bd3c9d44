package club.vafa.value;

import java.util.UUID;

/** Something that happened. */
public record EventId(UUID value) {
  public static EventId parse(String text) {
    return new EventId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
