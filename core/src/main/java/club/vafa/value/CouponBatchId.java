package club.vafa.value;

import java.util.UUID;

/** A batch of codes: made by the club, or imported from a partner. */
public record CouponBatchId(UUID value) {
  public static CouponBatchId parse(String text) {
    return new CouponBatchId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
