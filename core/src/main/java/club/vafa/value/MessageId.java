package club.vafa.value;

import java.util.UUID;

/** A message to a person, whatever channel carries it. */
public record MessageId(UUID value) {
  public static MessageId parse(String text) {
    return new MessageId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
