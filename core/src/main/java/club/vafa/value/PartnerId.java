package club.vafa.value;

import java.util.UUID;

/** A partner shop. */
public record PartnerId(UUID value) {
  public static PartnerId parse(String text) {
    return new PartnerId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
