package club.vafa.message;

import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.Reach;
import club.vafa.member.ReachLoss;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What follows from how a sending went: the message's end, or another attempt. */
final class Ends {
  /** How often a provider may be found away before the message has failed. */
  static final int ATTEMPTS_MAX = 8;
  /** How often a one-time code whose end is unknown is sent at most. */
  static final int CODE_ATTEMPTS_MAX = 3;
  private static final int LEASES_MAX = 200;
  private static final Duration BACK_OFF_FIRST = Duration.ofSeconds(2);
  private static final Duration BACK_OFF_MAX = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Clubs clubs;
  private final Reach reach;
  private final Messages messages;
  private final EndedCount counts = new EndedCount();

  Ends(InstantSource clock, Clubs clubs, Reach reach, Messages messages) {
    this.clock = clock;
    this.clubs = clubs;
    this.reach = reach;
    this.messages = messages;
  }

  Map<EndedCount.Of, Long> counts() {
    return counts.counts();
  }

  /** The ends of a batch: what is over goes in one statement, however many they are. */
  void end(Handle h, List<Ended> batch) {
    var over = new ArrayList<DoneSql.Over>(batch.size());
    var mayFallBack = new ArrayList<DoneSql.Over>();
    for (var ended : batch) {
      var attempt = ended.attempt();
      switch (ended.sending()) {
        case Sending.Sent(String providerId, int parts, var furtherIds) ->
            over.add(new DoneSql.Over(attempt, DoneSql.Ending.sent(providerId, parts, cost(attempt.message().channel(), parts)).and(furtherIds)));
        case Sending.Refused(String reason, boolean gone) -> {
          mayFallBack.add(new DoneSql.Over(attempt, DoneSql.Ending.of(End.FAILED, reason)));
          if (gone) {
            gone(h, attempt.message());
          }
        }
        case Sending.Later(Duration pause, boolean wholeChannel) -> later(h, attempt, pause, wholeChannel);
        case Sending.NotReached(String reason) when attempt.number() >= ATTEMPTS_MAX ->
            mayFallBack.add(new DoneSql.Over(attempt, DoneSql.Ending.of(End.FAILED, reason)));
        case Sending.NotReached(String reason) ->
            MessageSql.giveBack(h, attempt, clock.instant().plus(backOff(attempt.number())), true);
        case Sending.Lost(String reason) when maySendAgain(attempt.message().lane(), attempt.number()) ->
            MessageSql.giveBack(h, attempt, clock.instant(), true);
        case Sending.Lost(String reason) -> over.add(new DoneSql.Over(attempt, DoneSql.Ending.of(End.UNKNOWN, reason)));
      }
    }
    // A definite failure, and only that, sends it another way: what may have arrived must not come a second time.
    mayFallBack.stream().filter(one -> !fellBack(h, one.attempt())).forEach(over::add);
    over(h, over);
    wake(h, batch);
  }

  private void wake(Handle h, List<Ended> batch) {
    batch.stream().map(ended -> ended.attempt().message().channel()).distinct().forEach(channel -> messages.wake(h, channel, Share.QUICK));
    batch.stream().map(ended -> ended.attempt().message()).filter(message -> message.lane().bulk()).map(Outgoing::channel).distinct()
        .forEach(channel -> messages.wake(h, channel, Share.BULK));
  }

  private boolean fellBack(Handle h, Attempt attempt) {
    var other = MessageSql.fallBack(h, attempt, clock.instant());
    other.ifPresent(channel -> messages.wake(h, channel, attempt.message().lane().bulk() ? Share.BULK : Share.QUICK));
    return other.isPresent();
  }

  /** Ends messages that nobody is sending and that the caller has locked. */
  void close(Handle h, Channel channel, List<MessageId> ids, DoneSql.Ending ending) {
    if (!ids.isEmpty()) {
      DoneSql.close(h, ids, ending, clock.instant());
      h.afterCommit(() -> counts.add(channel, ending.end(), ids.size()));
    }
  }

  /** What the gate refuses on one channel may still go on another. */
  void refuse(Handle h, Channel channel, List<MessageId> ids, Refusal why) {
    boolean ofTheChannel = why == Refusal.NO_REACH || why == Refusal.NO_CONSENT;
    var elsewhere = ofTheChannel ? fallBack(h, ids) : Set.<MessageId>of();
    close(h, channel, ids.stream().filter(id -> !elsewhere.contains(id)).toList(), DoneSql.Ending.of(End.SUPPRESSED, why.name()));
  }

  /** Sends the other way those of these messages that have one; nobody is sending them, and the caller has locked them. */
  Set<MessageId> fallBack(Handle h, List<MessageId> ids) {
    var went = ids.isEmpty() ? Map.<MessageId, Channel>of() : MessageSql.fallBack(h, ids, clock.instant());
    Set.copyOf(went.values()).forEach(channel -> {
      messages.wake(h, channel, Share.BULK);
      messages.wake(h, channel, Share.QUICK);
    });
    return went.keySet();
  }

  /** Sendings whose owner has died: whether they arrived is not known. Answers how many they were. */
  int giveUp(Handle h) {
    var leases = ClaimSql.overdue(h, LEASES_MAX);
    if (leases.isEmpty()) {
      return 0;
    }
    var overdue = new HashMap<UUID, Duration>();
    leases.forEach(lease -> lease.messages().forEach(id -> overdue.put(id, lease.overdue())));
    var rows = ClaimSql.abandoned(h, leases.stream().flatMap(lease -> lease.messages().stream()).toList());
    ClaimSql.forget(h, leases);
    for (var row : rows) {
      if (maySendAgain(row.inLane(), row.attempts())) {
        MessageSql.revive(h, row.id(), clock.instant());
        messages.wake(h, row.channel(), Share.QUICK);
      } else {
        close(h, row.channel(), List.of(row.id()), DoneSql.Ending.of(End.UNKNOWN, "LEASE_EXPIRED"));
        unknown(h, new Unsettled(row.id(), row.channel(), row.address(), row.attempts(), row.inLane() == Lane.CODE ? Optional.empty()
            : row.stored(), begun(overdue.getOrDefault(row.id().value(), Duration.ZERO))));
      }
    }
    return rows.size();
  }

  /** When a call was begun at the earliest whose lease ran out so long ago, or is still running. */
  private Instant begun(Duration overdue) {
    return clock.instant().minusSeconds(Outbox.LEASE_SECONDS).minus(overdue);
  }

  private void unknown(Handle h, Unsettled message) {
    UnknownSql.insert(h, message, clock.instant());
  }

  /** What a provider told, when asked, of a message whose end was unknown. */
  boolean settle(Handle h, Unsettled message, Settling told) {
    return switch (told) {
      case Settling.Taken(String providerId, int parts, Optional<DeliveryStatus> status) -> {
        boolean settled = settled(h, message, DoneSql.Ending.sent(providerId, parts, cost(message.channel(), parts)));
        status.filter(known -> settled).ifPresent(known -> DoneSql.delivery(h, message.id(), known, clock.instant()));
        yield settled;
      }
      case Settling.OneOf(var candidates, Settling otherwise) -> DoneSql.unknown(h, message.id(), message.attempt())
          && settle(h, message, candidates.stream().filter(one -> claimed(h, message, one)).findFirst().<Settling>map(one -> one).orElse(otherwise));
      case Settling.NotTaken(String reason) -> settled(h, message, DoneSql.Ending.of(End.FAILED, reason));
      case Settling.NotYet() -> false;
    };
  }

  /** False where the provider's message is known as another one of ours. */
  private boolean claimed(Handle h, Unsettled message, Settling.Taken candidate) {
    DoneSql.claimProviders(h, message.channel(), Map.of(candidate.providerId(), message.id()), clock.instant());
    return DoneSql.byProvider(h, message.channel(), candidate.providerId()).filter(message.id()::equals).isPresent();
  }

  private boolean settled(Handle h, Unsettled message, DoneSql.Ending ending) {
    boolean settled = DoneSql.settle(h, message.id(), message.attempt(), ending);
    UnknownSql.delete(h, List.of(message.id()));
    if (settled) {
      ending.ids().forEach(id -> DoneSql.claimProviders(h, message.channel(), Map.of(id, message.id()), clock.instant()));
      h.afterCommit(() -> counts.add(message.channel(), ending.end(), 1));
    }
    return settled;
  }

  /** What so many parts cost, in the smallest unit of the club's currency. */
  private long cost(Channel channel, int parts) {
    return channel == Channel.SMS ? clubs.settings().priceOfSmsSegment().times(parts).amount() : 0;
  }

  private void gone(Handle h, Outgoing message) {
    reach.lost(h, new ChatAddress(message.channel(), message.address()), switch (message.channel()) {
      case TELEGRAM -> ReachLoss.BLOCKED;
      case SMS -> ReachLoss.STOPPED_AT_CARRIER;
      case EMAIL -> ReachLoss.BOUNCED;
    });
  }

  private void later(Handle h, Attempt attempt, Duration pause, boolean wholeChannel) {
    MessageSql.giveBack(h, attempt, clock.instant().plus(pause), false);
    if (wholeChannel) {
      RateSql.pause(h, attempt.message().channel(), pause);
    }
  }

  // The policy for unknown ends: a code that comes twice does no harm, a code that never comes does; with everything else it is the other
  // way round.
  private static boolean maySendAgain(Lane lane, int attempts) {
    return lane == Lane.CODE && attempts < CODE_ATTEMPTS_MAX;
  }

  static Duration backOff(int attempts) {
    var pause = BACK_OFF_FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(BACK_OFF_MAX) < 0 ? pause : BACK_OFF_MAX;
  }

  private void over(Handle h, List<DoneSql.Over> batch) {
    if (batch.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var ended = DoneSql.end(h, batch, now);
    var ids = new EnumMap<Channel, Map<String, MessageId>>(Channel.class);
    for (var one : batch) {
      var message = one.attempt().message();
      var ending = one.ending();
      if (!ended.contains(message.id())) {
        gaveUpBefore(h, one);
        continue;
      }
      if (ending.end() == End.UNKNOWN) {
        unknown(h, of(one.attempt()));
      }
      // A chat's ids are those of the chat alone, and nothing is told of them later.
      if (message.channel() != Channel.TELEGRAM) {
        ending.ids().forEach(id -> ids.computeIfAbsent(message.channel(), channel -> new LinkedHashMap<>()).put(id, message.id()));
      }
    }
    ids.forEach((channel, claimed) -> DoneSql.claimProviders(h, channel, claimed, now));
    h.afterCommit(() -> batch.stream().filter(one -> ended.contains(one.attempt().message().id())).forEach(one ->
        counts.add(one.attempt().message().channel(), one.ending().end(), 1)));
  }

  // Its lease had run out, and it was taken as unknown: it is known now.
  private void gaveUpBefore(Handle h, DoneSql.Over one) {
    if (one.ending().end() != End.UNKNOWN) {
      settled(h, of(one.attempt()), one.ending());
    }
  }

  private Unsettled of(Attempt attempt) {
    var message = attempt.message();
    return new Unsettled(message.id(), message.channel(), message.address(), attempt.number(),
        message.lane() == Lane.CODE ? Optional.empty() : Optional.of(message.content()), begun(Duration.ZERO));
  }
}
