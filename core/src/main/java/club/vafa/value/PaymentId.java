package club.vafa.value;

import java.util.UUID;

/** A payment between parties of a settlement. */
public record PaymentId(UUID value) {
  public static PaymentId parse(String text) {
    return new PaymentId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
