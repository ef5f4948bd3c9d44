package club.vafa.coupon;

import java.time.Instant;
import java.util.UUID;

/// A partner's own code that a member was given, good at the partner until before {@code until}.
public record PartnerCode(UUID id, String code, Instant until) {

  @Override
  public String toString() {
    return "PartnerCode[" + id + "]";
  }
}
