package club.vafa.value;

import java.util.UUID;

/// A gift card, which holds value of its own.
public record GiftCardId(UUID value) {

  public static GiftCardId parse(String text) {
    return new GiftCardId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
