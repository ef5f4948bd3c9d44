package club.vafa.campaign;

import club.vafa.value.CouponBatchId;
import club.vafa.value.GameId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What comes with the message. It is given as the message goes out, in the same transaction that marks the message as being sent, once per
 * member and run: nobody holds a gift of which they were never told, and a code stands in the text. Who gets no message gets no gift. Points
 * and turns stay with the member whatever the provider says afterwards; a code whose message certainly did not arrive is made void, since
 * nobody has seen it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Offer.InPoints.class, name = "POINTS"),
    @JsonSubTypes.Type(value = Offer.Code.class, name = "COUPON"),
    @JsonSubTypes.Type(value = Offer.Turn.class, name = "GAME")})
public sealed interface Offer {
  long POINTS_MAX = 1_000_000;
  int VALID_DAYS_MAX = 3_660;

  /** So many points, good until the end of so many days after today. */
  record InPoints(long points, int validDays) implements Offer {}

  /** A code of this batch, which becomes the member's own. */
  record Code(CouponBatchId batch) implements Offer {}

  /** A turn at this game that costs nothing. */
  record Turn(GameId game) implements Offer {}
}
