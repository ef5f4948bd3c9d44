package club.vafa.value;

import java.util.UUID;

/** One run of a campaign. */
public record RunId(UUID value) {
  public static RunId parse(String text) {
    return new RunId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
