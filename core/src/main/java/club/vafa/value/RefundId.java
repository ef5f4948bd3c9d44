package club.vafa.value;

import java.util.UUID;

/** A recorded refund, whole or partial, of one sale. */
public record RefundId(UUID value) {
  public static RefundId parse(String text) {
    return new RefundId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
