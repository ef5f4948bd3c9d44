package club.vafa.award;

import java.util.UUID;

/// An adjustment; it lies with its member.
public record AdjustmentId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
