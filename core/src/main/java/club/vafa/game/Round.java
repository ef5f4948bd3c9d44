package club.vafa.game;

import club.vafa.value.GameId;
import club.vafa.value.RoundId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/// A business day of a game: the hash of its seed from the launch on, the seed itself once it has been revealed.
public record Round(RoundId id, GameId game, LocalDate day, byte[] seedHash, Instant committedAt, Instant endsAt, Optional<byte[]> seed) {

  public String seedSha256() {
    return HexFormat.of().formatHex(seedHash);
  }

  /// From when on the seed may be shown. The delay covers clocks of several processes that differ.
  public Instant revealedFrom() {
    return endsAt.plusSeconds(Rounds.REVEAL_DELAY_SECONDS);
  }
}
