package club.vafa.value;

import java.util.UUID;

/** An import of a file. */
public record ImportId(UUID value) {
  public static ImportId parse(String text) {
    return new ImportId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
