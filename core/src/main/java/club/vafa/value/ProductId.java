package club.vafa.value;

import java.util.UUID;

/** A product or service. */
public record ProductId(UUID value) {
  public static ProductId parse(String text) {
    return new ProductId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
