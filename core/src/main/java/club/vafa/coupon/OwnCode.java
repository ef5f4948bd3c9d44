package club.vafa.coupon;

import java.time.Instant;

/** The code of a member's coupon as the member is shown it, and before when it is good. */
public record OwnCode(String code, Instant until) {
  /** Without the code, which is as good as money. */
  @Override
  public String toString() {
    return "OwnCode[until " + until + "]";
  }
}
