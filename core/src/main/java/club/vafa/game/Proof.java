package club.vafa.game;

import club.vafa.value.GameId;
import club.vafa.value.LocalText;
import club.vafa.value.RoundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every number of a play that is needed to work it out again, as the package's page tells. The draw is there once the seed is public.
public record Proof(String code, GameId game, LocalText gameName, String planSha256, RoundId round, String seedSha256,
    Optional<String> seed, String message, long tickets, Optional<Draw> draw, List<Slice> slices, PrizeId drawn, PrizeId given,
    boolean stockRanOut, Instant playedAt) {

  /// A prize's tickets: from the first up to and without {@code until}.
  public record Slice(PrizeId prize, LocalText label, long from, long until) {}
}
