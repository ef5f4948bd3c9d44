package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A message to be sent: to whom, how urgent, what it says, when at the earliest and at the latest, and where it comes from. */
public record Outgoing(MessageId id, Recipient to, Lane lane, Kind kind, Content content, Timing timing, Origin origin) {
  /** Not sent before {@code dueAt}; suppressed as too late after {@code expiresAt}. */
  public record Timing(Instant dueAt, Optional<Instant> expiresAt) {}

  /** The campaign's run that it belongs to; and a key under which the same message is queued once only, however often it is tried. */
  public record Origin(Optional<RunId> run, Optional<String> onceKey) {
    static final Origin NONE = new Origin(Optional.empty(), Optional.empty());
  }

  /** A message that is due now. */
  public static Outgoing now(InstantSource clock, Recipient to, Lane lane, Kind kind, Content content) {
    return new Outgoing(new MessageId(Ids.v7(clock)), to, lane, kind, content, new Timing(clock.instant(), Optional.empty()), Origin.NONE);
  }

  /** The answer to what somebody has just written or pressed. */
  public static Outgoing reply(InstantSource clock, Recipient to, Content content) {
    return now(clock, to, Lane.REPLY, Kind.SERVICE, content);
  }

  public Outgoing dueAt(Instant at) {
    return new Outgoing(id, to, lane, kind, content, new Timing(at, timing.expiresAt()), origin);
  }

  public Outgoing expiresAt(Instant at) {
    return new Outgoing(id, to, lane, kind, content, new Timing(timing.dueAt(), Optional.of(at)), origin);
  }

  public Outgoing once(String key) {
    return new Outgoing(id, to, lane, kind, content, timing, new Origin(origin.run(), Optional.of(key)));
  }

  /** Without what it says, which is personal. */
  @Override
  public String toString() {
    return "Outgoing[" + id + ", " + lane + ", " + to + "]";
  }

  public Optional<MemberId> member() {
    return to.member();
  }

  public Channel channel() {
    return to.channel();
  }

  public String address() {
    return to.address();
  }
}
