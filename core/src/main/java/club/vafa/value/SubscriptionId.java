package club.vafa.value;

import java.util.UUID;

/** A member's paid subscription, one period of it. */
public record SubscriptionId(UUID value) {
  public static SubscriptionId parse(String text) {
    return new SubscriptionId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
