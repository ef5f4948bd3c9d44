package club.vafa.message;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.member.Channel;
import club.vafa.queue.Wakeup;
import club.vafa.text.SmsSegments;
import club.vafa.value.MemberId;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Queues messages, in the transaction of what causes them, and knows how they ended. */
public final class Messages {
  /** How long a key under which a message was queued once stays taken: longer than the year of a greeting. */
  public static final int KEY_KEPT_DAYS = 400;
  /** How long a provider may still tell of a message that it took. */
  public static final int PROVIDER_ID_KEPT_DAYS = 90;
  /** How many reasons are told of a run. */
  public static final int REASONS_MAX = 20;
  private static final int CANCEL_SLICE_MAX = 5_000;
  private static final int FORGET_BATCH_MAX = 5_000;

  private record Queue(Channel channel, Share share) {}

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Map<Queue, Wakeup> waiting = new ConcurrentHashMap<>();

  public Messages(Db db, InstantSource clock, Clubs clubs) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
  }

  /** Signalled after this process has queued something, or has made room for the next message of a chat. */
  public Wakeup waiting(Channel channel, Share share) {
    return waiting.computeIfAbsent(new Queue(channel, share), queue -> new Wakeup());
  }

  public Enqueued enqueue(Handle h, Outgoing message) {
    var now = clock.instant();
    if (message.origin().onceKey().isPresent()) {
      var holder = MessageSql.claimKey(h, message.origin().onceKey().get(), message.id(), now);
      if (!holder.equals(message.id())) {
        return new Enqueued.Already(holder);
      }
    }
    var writes = new Pipeline(h);
    insert(writes, message);
    writes.send();
    return new Enqueued.Waiting(message.id());
  }

  /** Queues many messages, each under its key and once only, in two round trips. Answers those that were not queued before. */
  public Set<MessageId> enqueue(Handle h, List<Outgoing> all) {
    var fresh = MessageSql.claimKeys(h, all, clock.instant());
    var writes = new Pipeline(h);
    all.stream().filter(message -> fresh.contains(message.id())).forEach(message -> insert(writes, message));
    writes.send();
    return fresh;
  }

  /** Queues a message that has no key to be claimed, in a pipeline. */
  public void enqueue(Pipeline writes, Outgoing message) {
    if (message.origin().onceKey().isPresent()) {
      throw new IllegalArgumentException("a key is claimed outside a pipeline");
    }
    insert(writes, message);
  }

  private void insert(Pipeline writes, Outgoing message) {
    MessageSql.insert(writes, message, clock.instant());
    writes.afterCommit(waiting(message.channel(), message.lane().bulk() ? Share.BULK : Share.QUICK)::signal);
  }

  /** Queues the answer to what somebody has just written or pressed. */
  public Enqueued reply(Handle h, Recipient to, Content content) {
    return enqueue(h, Outgoing.reply(clock, to, content));
  }

  /**
   * Queues a part of a run's messages. A message that certainly cannot go its first way goes the other, as the same message. What they say is
   * asked of {@link Runs} when they are sent. Answers what the slice tells.
   */
  public <T> T queue(Handle h, RunSlice slice, Class<T> told) {
    var answer = MessageSql.queue(h, slice, told);
    wakeBulk(h);
    return answer;
  }

  /** Has the bulk workers of this process look again, once this transaction is committed. */
  public void wakeBulk(Handle h) {
    for (Channel channel : Channel.values()) {
      wake(h, channel, Share.BULK);
    }
  }

  /**
   * Cancels what is open of a run and not being sent right now, slice by slice, each in its own transaction. Answers how many that were.
   */
  public int cancelRun(RunId run) {
    int cancelled = 0;
    int slice;
    do {
      slice = db.transact(h -> Outcome.commit(DoneSql.cancel(h, run, CANCEL_SLICE_MAX, clock.instant())));
      cancelled += slice;
    } while (slice == CANCEL_SLICE_MAX);
    return cancelled;
  }

  /** Whether any of the run's messages is still open. */
  public boolean open(Handle h, RunId run) {
    return MessageSql.anyOfRun(h, run);
  }

  public RunTally tally(Handle h, RunId run) {
    return DoneSql.tally(h, run);
  }

  /** How the messages of these runs ended that a query selects as label and message_id, by label. */
  public List<LabelTally> tallies(Handle h, List<RunId> runs, String labels, Map<String, ?> bindings) {
    return DoneSql.tallies(h, runs, labels, bindings);
  }

  /** Suppresses those of these messages that wait and that nobody is sending right now. */
  public void suppress(Handle h, List<MessageId> messages, String reason) {
    var waiting = messages.isEmpty() ? List.<MessageId>of() : MessageSql.waiting(h, messages);
    if (!waiting.isEmpty()) {
      DoneSql.close(h, waiting, DoneSql.Ending.of(End.SUPPRESSED, reason), clock.instant());
    }
  }

  /** How many messages of these runs are open, by channel. */
  public Map<Channel, Long> openByChannel(Handle h, List<RunId> runs) {
    return runs.isEmpty() ? Map.of() : MessageSql.openByChannel(h, runs);
  }

  /** Which of these have ended and certainly never arrived: failed, suppressed or cancelled. */
  public Set<MessageId> notArrived(Handle h, List<MessageId> messages) {
    return messages.isEmpty() ? Set.of() : DoneSql.notArrived(h, messages);
  }

  /** When the next of the run's messages is due: in quiet hours not before their end. */
  public Optional<Instant> nextDue(Handle h, RunId run) {
    var quietEnd = QuietHours.of(clubs.settings()).endIfQuiet(clock.instant());
    return MessageSql.nextDue(h, run).map(due -> quietEnd.filter(due::isBefore).orElse(due));
  }

  /** Why a run's messages were not sent, the most frequent reasons first. */
  public List<ReasonCount> reasons(Handle h, RunId run) {
    return DoneSql.reasons(h, run, REASONS_MAX);
  }

  /**
   * How the messages of a selection ended: what the query selects as id. The moment is one before which none of them ended, so that older
   * months are not looked through.
   */
  public List<EndingCount> endings(Handle h, String selection, Map<String, ?> bindings, Instant since) {
    return DoneSql.endings(h, selection, bindings, since);
  }

  /** A provider told how a message that it took is getting on. */
  public Noted delivery(Handle h, Channel channel, String providerId, DeliveryStatus status) {
    var message = DoneSql.byProvider(h, channel, providerId);
    if (message.isEmpty()) {
      return new Noted.UnknownMessage();
    }
    return DoneSql.delivery(h, message.get(), status, clock.instant()) ? new Noted.Newer(message.get()) : new Noted.Older(message.get());
  }

  /**
   * As above, and to which address the message went. A status may tell how a message ended of which that was unknown: where it is the only
   * such message to the address, and none is being sent there that its answer has not been written of yet.
   */
  public Noted delivery(Handle h, Channel channel, String providerId, DeliveryStatus status, String address) {
    var known = delivery(h, channel, providerId, status);
    if (!(known instanceof Noted.UnknownMessage) || address.isEmpty()) {
      return known;
    }
    var unknown = UnknownSql.onlyOneTo(h, channel, address);
    // Asked once more: what was being sent a moment ago may have its id by now.
    var again = delivery(h, channel, providerId, status);
    if (unknown.isEmpty() || !(again instanceof Noted.UnknownMessage)) {
      return again;
    }
    int parts = unknown.get().content().filter(content -> channel == Channel.SMS).map(Messages::segments).orElse(1);
    long cost = channel == Channel.SMS ? clubs.settings().priceOfSmsSegment().times(parts).amount() : 0;
    var message = unknown.get();
    DoneSql.settle(h, message.id(), message.attempt(), DoneSql.Ending.sent(providerId, parts, cost));
    DoneSql.claimProviders(h, channel, Map.of(providerId, message.id()), clock.instant());
    UnknownSql.delete(h, List.of(message.id()));
    return delivery(h, channel, providerId, status);
  }

  private static int segments(Content content) {
    return content instanceof Content.Text(String body, Keyboard keyboard) ? SmsSegments.of(body).segments() : 1;
  }

  /** What was sent and what it cost, by month of the club's zone, channel and kind; whole months from the first to the last. */
  public List<MonthCost> costs(YearMonth first, YearMonth last) {
    var zone = clubs.settings().zone();
    return db.read(h -> CostSql.byMonth(h, zone, first.atDay(1).atStartOfDay(zone).toInstant(),
        last.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()));
  }

  /** What was or will be sent to a person under any of these ids, newest first, with how it stands and why. */
  public Page<MemberMessage> ofMember(Handle h, List<MemberId> ids, PageRequest page) {
    return Page.cut(CostSql.ofMember(h, ids, page), page, message -> message.id().toString());
  }

  /** The run to which a message that has ended belongs. */
  public Optional<RunId> runOf(Handle h, MessageId message) {
    return DoneSql.runOf(h, message);
  }

  /** Whom a message that has ended was for; empty where that was no member. */
  public Optional<MemberId> memberOf(Handle h, MessageId message) {
    return DoneSql.memberOf(h, message);
  }

  /** How much is open, by channel and lane. */
  public List<OpenFigure> figures() {
    return db.read(MessageSql::figures);
  }

  public Pace pace(Channel channel) {
    return db.read(h -> RateSql.pace(h, channel));
  }

  /** Sets how fast a channel may be used; all processes go by it from now on. */
  public void pace(Channel channel, Pace pace) {
    db.transact(h -> {
      RateSql.pace(h, channel, pace);
      return Outcome.commit(pace);
    });
  }

  /**
   * Forgets keys and provider ids that are older than they are kept, and chats that need no sparing any more. Answers how many rows went.
   */
  public int forget() {
    var now = clock.instant();
    return forgetIn(h -> DoneSql.forgetKeys(h, now.minus(Duration.ofDays(KEY_KEPT_DAYS)), FORGET_BATCH_MAX))
        + forgetIn(h -> DoneSql.forgetProviderIds(h, now.minus(Duration.ofDays(PROVIDER_ID_KEPT_DAYS)), FORGET_BATCH_MAX))
        + forgetIn(h -> UnknownSql.forget(h, now.minus(UnknownSql.ASK_FOR), FORGET_BATCH_MAX))
        + forgetIn(h -> RateSql.forgetChats(h, FORGET_BATCH_MAX));
  }

  private int forgetIn(Function<Handle, Integer> slice) {
    int forgotten = 0;
    int some;
    do {
      some = db.transact(h -> Outcome.commit(slice.apply(h)));
      forgotten += some;
    } while (some == FORGET_BATCH_MAX);
    return forgotten;
  }

  void wake(Handle h, Channel channel, Share share) {
    h.afterCommit(waiting(channel, share)::signal);
  }
}
