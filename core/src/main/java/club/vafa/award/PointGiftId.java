package club.vafa.award;

import java.util.UUID;

/// A gift of points; it lies with its giver.
public record PointGiftId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
