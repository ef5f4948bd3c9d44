package club.vafa.coupon;

import club.vafa.value.LocalText;
import java.time.Instant;

/// A batch that is to be made: so many codes of these terms, good from {@code from} until before {@code until}.
public record BatchWish(LocalText name, BatchTerms terms, int count, Instant from, Instant until) {
  public static final int COUNT_MAX = 1_000_000;

  public BatchWish {
    if (count < 1 || count > COUNT_MAX || !from.isBefore(until)) {
      throw new IllegalArgumentException("a batch has 1 to " + COUNT_MAX + " codes and begins before it ends");
    }
  }
}
