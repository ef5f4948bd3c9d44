package club.vafa.value;

import java.util.UUID;

/** A recorded sale. */
public record PurchaseId(UUID value) {
  public static PurchaseId parse(String text) {
    return new PurchaseId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
