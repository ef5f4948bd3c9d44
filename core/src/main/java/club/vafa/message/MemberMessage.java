package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.Optional;

/** One message to a member as it stands: open ones have no end yet, and for what they wait where they were put off. No word of what it says. */
public record MemberMessage(MessageId id, Channel channel, Kind kind, int lane, Optional<RunId> runId, Instant createdAt, Optional<End> ending,
    Optional<Instant> endedAt, Optional<String> reason, Optional<String> delivery, int attempts, int parts, long cost) {
  public Lane inLane() {
    return Lane.values()[lane];
  }
}
