package club.vafa.message;

import club.vafa.db.Json;
import club.vafa.member.Channel;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code message_open}. */
record OpenRow(MessageId id, Channel channel, String address, Optional<MemberId> memberId, int lane, Kind kind, Optional<RunId> runId,
    Optional<Language> language, Optional<String> content, Instant dueAt, Optional<Instant> expiresAt, int attempts,
    long position) {

  Mark mark() {
    return new Mark(dueAt, position);
  }

  Lane inLane() {
    return Lane.values()[lane];
  }

  Optional<Content> stored() {
    return content.map(json -> Json.read(json, Content.class));
  }

  Outgoing saying(Content says) {
    return new Outgoing(id, new Recipient(memberId, channel, address), inLane(), kind, says, new Outgoing.Timing(dueAt, expiresAt),
        new Outgoing.Origin(runId, Optional.empty()));
  }
}
