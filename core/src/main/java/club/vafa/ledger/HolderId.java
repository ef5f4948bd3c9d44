package club.vafa.ledger;

import club.vafa.value.GiftCardId;
import club.vafa.value.MemberId;
import java.util.UUID;

/// Who holds value in the books: a member, or a gift card.
public record HolderId(UUID value) {

  public static HolderId of(MemberId member) {
    return new HolderId(member.value());
  }

  public static HolderId of(GiftCardId card) {
    return new HolderId(card.value());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
