package club.vafa.message;

import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.Reach;
import club.vafa.member.ReachLoss;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What follows from how a sending went: the message's end, or another attempt. */
final class Ends {
  /** How often a provider may be found away before the message has failed. */
  static final int ATTEMPTS_MAX = 8;
  /** How often a one-time code whose end is unknown is sent at most. */
  static final int CODE_ATTEMPTS_MAX = 3;
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

  void end(Handle h, Ended ended) {
    var attempt = ended.attempt();
    switch (ended.sending()) {
      case Sending.Sent(String providerId, int parts) -> sent(h, attempt, providerId, parts);
      case Sending.Refused(String reason, boolean gone) -> refused(h, attempt, reason, gone);
      case Sending.Later(Duration pause, boolean wholeChannel) -> later(h, attempt, pause, wholeChannel);
      case Sending.NotReached(String reason) -> notReached(h, attempt, reason);
      case Sending.Lost(String reason) -> lost(h, attempt, reason);
    }
    messages.wake(h, attempt.message().channel(), Share.QUICK);
    if (attempt.message().lane().bulk()) {
      messages.wake(h, attempt.message().channel(), Share.BULK);
    }
  }

  /** Ends a message that nobody is sending and that the caller has locked. */
  void close(Handle h, Channel channel, MessageId id, DoneSql.Ending ending) {
    DoneSql.close(h, List.of(id), ending, clock.instant());
    count(h, channel, ending.end());
  }

  /** What the gate refuses on one channel may still go on another. */
  void refuse(Handle h, Channel channel, MessageId id, Refusal why) {
    boolean ofTheChannel = why == Refusal.NO_REACH || why == Refusal.NO_CONSENT;
    var other = ofTheChannel ? MessageSql.fallBack(h, id) : Optional.<Channel>empty();
    other.ifPresentOrElse(
        next -> messages.wake(h, next, Share.BULK),
        () -> close(h, channel, id, DoneSql.Ending.of(End.SUPPRESSED, why.name())));
  }

  /** A sending whose owner has died: whether it arrived is not known. */
  void abandon(Handle h, OpenRow row) {
    if (maySendAgain(row.inLane(), row.attempts())) {
      MessageSql.revive(h, row.id(), clock.instant());
      messages.wake(h, row.channel(), Share.QUICK);
    } else {
      close(h, row.channel(), row.id(), DoneSql.Ending.of(End.UNKNOWN, "LEASE_EXPIRED"));
    }
  }

  private void sent(Handle h, Attempt attempt, String providerId, int parts) {
    var message = attempt.message();
    boolean billed = message.channel() == Channel.SMS;
    long cost = billed ? clubs.settings().priceOfSmsSegment().times(parts).amount() : 0;
    if (over(h, attempt, DoneSql.Ending.sent(providerId, parts, cost)) && message.channel() != Channel.TELEGRAM) {
      DoneSql.claimProvider(h, message.channel(), providerId, message.id(), clock.instant());
    }
  }

  private void refused(Handle h, Attempt attempt, String reason, boolean gone) {
    // A definite failure, and only that, sends it another way: what may have arrived must not come a second time.
    var other = MessageSql.fallBack(h, attempt, clock.instant());
    other.ifPresentOrElse(channel -> messages.wake(h, channel, Share.BULK), () -> over(h, attempt, DoneSql.Ending.of(End.FAILED, reason)));
    if (gone) {
      var message = attempt.message();
      reach.lost(h, new ChatAddress(message.channel(), message.address()),
          switch (message.channel()) {
            case TELEGRAM -> ReachLoss.BLOCKED;
            case SMS -> ReachLoss.STOPPED_AT_CARRIER;
            case EMAIL -> ReachLoss.BOUNCED;
          });
    }
  }

  private void later(Handle h, Attempt attempt, Duration pause, boolean wholeChannel) {
    MessageSql.giveBack(h, attempt, clock.instant().plus(pause), false);
    if (wholeChannel) {
      RateSql.pause(h, attempt.message().channel(), pause);
    }
  }

  private void notReached(Handle h, Attempt attempt, String reason) {
    if (attempt.number() >= ATTEMPTS_MAX) {
      over(h, attempt, DoneSql.Ending.of(End.FAILED, reason));
    } else {
      MessageSql.giveBack(h, attempt, clock.instant().plus(backOff(attempt.number())), true);
    }
  }

  private void lost(Handle h, Attempt attempt, String reason) {
    if (maySendAgain(attempt.message().lane(), attempt.number())) {
      MessageSql.giveBack(h, attempt, clock.instant(), true);
    } else {
      over(h, attempt, DoneSql.Ending.of(End.UNKNOWN, reason));
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

  private boolean over(Handle h, Attempt attempt, DoneSql.Ending ending) {
    boolean ended = DoneSql.end(h, attempt, ending, clock.instant()) || ending.end() != End.UNKNOWN && DoneSql.settle(h, attempt, ending);
    if (ended) {
      count(h, attempt.message().channel(), ending.end());
    }
    return ended;
  }

  private void count(Handle h, Channel channel, End end) {
    h.afterCommit(() -> counts.add(channel, end));
  }
}
