package club.vafa.card;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.UUID;

/** A member's card. The QR's content is a secret of the member: whoever holds it is taken for the member at a till. */
public record Card(UUID id, MemberId member, CardNumber number, String qr, CardStatus status, Instant issuedAt) {
  @Override
  public String toString() {
    return "Card[" + id + "]";
  }
}
