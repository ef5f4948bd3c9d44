package club.vafa.message;

import club.vafa.value.RunId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a run's messages that is to be queued in one statement: common table expressions of the run's owner that freeze for whom it is
 * ({@code with}), the query over them that gives the messages as id, member_id, channel, address, fallback_channel, fallback_address and
 * language, and the query that tells what was frozen. What has a second way and was not taken on its first by {@code fallbackAt} goes there.
 */
public record RunSlice(RunId run, Instant at, Optional<Instant> expiresAt, Optional<Instant> fallbackAt, String with, String messages, String told,
    Map<String, ?> bindings) {
  /** One whose messages go a second way after a definite failure alone. */
  public RunSlice(RunId run, Instant at, Optional<Instant> expiresAt, String with, String messages, String told, Map<String, ?> bindings) {
    this(run, at, expiresAt, Optional.empty(), with, messages, told, bindings);
  }
}
