package club.vafa.giftcard;

import club.vafa.ledger.Funder;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Why;
import java.time.Instant;
import java.util.Optional;

/// What is put on a card: how much, from which house account (SOLD where somebody paid for it), why, who funds it, and until when it can be spent (for
/// ever where empty).
public record GiftCardTerms(long amount, House from, Why why, Optional<Funder> funder, Optional<Instant> until) {

  /// The most that is put on a card at once, in the smallest unit.
  public static final long AMOUNT_MAX = 10_000_000_000L;

  public GiftCardTerms {
    if (amount <= 0 || amount > AMOUNT_MAX) {
      throw new IllegalArgumentException("a gift card gets 1 to " + AMOUNT_MAX + ": " + amount);
    }
  }

  LotTerms lot() {
    return new LotTerms(until, Optional.empty(), funder);
  }
}
