package club.vafa.ledger;

import club.vafa.text.Message;
import club.vafa.value.TransferId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One transfer as its holder sees it: amount is signed, facts are those of its [Why], expiry is that of the lot it made.
public record StatementLine(TransferId transfer, Instant at, Unit unit, long amount, Reason reason, Optional<UUID> subject, JsonNode facts,
    Optional<Instant> expiresAt, Optional<Instant> availableFrom) {

  /// The reason in words.
  public Message what() {
    return LineWords.of(reason, facts);
  }
}
