package club.vafa.message;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.queue.History;
import club.vafa.value.Ids;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The way out: claim, gate, mark as being sent and commit; the caller then calls the wire and brings back how that ended. A caller that
 * dies in between leaves its leases behind, and what they covered becomes unknown, except for one-time codes, which are sent again.
 */
public final class Outbox {
  public static final int BATCH_MAX = 500;
  /** How long a call to a provider may take at most, with room to spare; a message is unknown only after that. */
  public static final int LEASE_SECONDS = 90;

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Gate gate;
  private final Claims claims;
  private final Words words;
  private final Runs runs;
  private final Ends ends;
  private final History done;

  public Outbox(Db db, InstantSource clock, Clubs clubs, Crossing crossing, Messages messages) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.gate = new Gate(crossing.consents(), crossing.reach(), crossing.runs());
    this.claims = new Claims(crossing.runs());
    this.words = new Words(crossing.runs());
    this.runs = crossing.runs();
    this.done = new History(db, "message_done");
    this.ends = new Ends(clock, clubs, crossing.reach(), messages);
  }

  /** Claims up to so many messages of a channel and lets through what may be sent now; each attempt is to be ended by the caller. */
  public Begun begin(Channel channel, Share share, int max, String owner) {
    done.ready(clock.instant());
    return db.transact(h -> Outcome.commit(begin(h, channel, share, Math.min(max, BATCH_MAX), owner)));
  }

  private Begun begin(Handle h, Channel channel, Share share, int max, String owner) {
    PlanSql.byIndex(h);
    var room = RateSql.room(h, channel);
    var now = clock.instant();
    // In quiet hours bulk messages are only put off, which needs no token: whole batches at once; and runs rest as they are.
    boolean quiet = share == Share.BULK && QuietHours.of(clubs.settings()).endIfQuiet(now).isPresent();
    int limit = quiet ? BATCH_MAX : Math.min(max, room.of(share));
    if (room.paused() || limit < 1) {
      return Begun.waiting(room.next(share));
    }
    var claimed = claims.claim(h, channel, share, now, limit, quiet);
    if (claimed.rows().isEmpty()) {
      claimed.passAfterCommit(h, Set.of());
      return Begun.NOTHING;
    }
    var verdicts = gate.verdicts(h, claimed.rows(), now, clubs.settings(), channel);
    refuse(h, channel, verdicts);
    var passed = claimed.rows().stream().filter(row -> verdicts.get(row.id()) instanceof Verdict.Go).toList();
    int wanted = Math.min(max, passed.size());
    int granted = wanted == 0 || room.unlimited() ? wanted : RateSql.take(h, channel, share, wanted);
    // Words are made only for what goes now: an offer is given with them.
    var sending = ready(h, channel, passed.subList(0, granted));
    if (!sending.isEmpty()) {
      ClaimSql.lease(h, Ids.v7(clock), sending.stream().map(Words.Said::id).toList(), Duration.ofSeconds(LEASE_SECONDS), owner);
      runs.took(h, sending.stream().flatMap(r -> r.row().runId().stream()).collect(Collectors.groupingBy(run -> run, Collectors.counting())));
    }
    claimed.passAfterCommit(h, left(claimed.rows(), verdicts, passed.subList(granted, passed.size())));
    var attempts = sending.stream().map(r -> new Attempt(r.row().saying(r.content()), r.row().attempts() + 1, owner)).toList();
    return new Begun(attempts, claimed.rows().size() >= limit, Duration.ZERO);
  }

  private static Set<OpenRow> left(List<OpenRow> claimed, Map<MessageId, Verdict> verdicts, List<OpenRow> notGranted) {
    var left = new HashSet<OpenRow>();
    claimed.stream().filter(row -> verdicts.get(row.id()) instanceof Verdict.Stay).forEach(left::add);
    left.addAll(notGranted);
    return left;
  }

  private void refuse(Handle h, Channel channel, Map<MessageId, Verdict> verdicts) {
    var refused = new LinkedHashMap<Refusal, List<MessageId>>();
    var cancelled = new ArrayList<MessageId>();
    var deferred = new LinkedHashMap<Verdict.Defer, List<MessageId>>();
    verdicts.forEach((id, verdict) -> {
      switch (verdict) {
        case Verdict.Refuse(Refusal why) -> refused.computeIfAbsent(why, w -> new ArrayList<>()).add(id);
        case Verdict.Cancel() -> cancelled.add(id);
        case Verdict.Defer defer -> deferred.computeIfAbsent(defer, d -> new ArrayList<>()).add(id);
        case Verdict.Stay(), Verdict.Go() -> { }
      }
    });
    refused.forEach((why, ids) -> ends.refuse(h, channel, ids, why));
    ends.close(h, channel, cancelled, DoneSql.Ending.CANCELLED);
    deferred.forEach((defer, ids) -> MessageSql.defer(h, ids, defer.until(), defer.what()));
  }

  // A message whose words cannot be made fails by itself; it must not hold up the others of its batch, now and for ever.
  private List<Words.Said> ready(Handle h, Channel channel, List<OpenRow> rows) {
    var said = words.of(h, rows);
    if (said.size() < rows.size()) {
      var spoken = new HashSet<MessageId>();
      said.forEach(one -> spoken.add(one.id()));
      var silent = rows.stream().filter(row -> !spoken.contains(row.id())).toList();
      words.whyNone(h, silent).entrySet().stream()
          .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
          .forEach((why, ids) -> ends.close(h, channel, ids, DoneSql.Ending.of(End.FAILED, why)));
    }
    return said;
  }

  /** Tells how an attempt ended. An attempt that was given up meanwhile is still believed where the message was unknown. */
  public void end(Attempt attempt, Sending sending) {
    end(List.of(new Ended(attempt, sending)));
  }

  public void end(List<Ended> batch) {
    done.ready(clock.instant());
    db.transact(h -> {
      PlanSql.byIndex(h);
      ends.end(h, batch);
      return Outcome.commit(batch.size());
    });
  }

  /**
   * Gives up what was being sent when its lease ran out, and sends the other way what its first way has not sent by its deadline. Answers
   * how many messages that were.
   */
  public int sweep() {
    done.ready(clock.instant());
    return db.transact(h -> {
      PlanSql.byIndex(h);
      int swept = ends.giveUp(h);
      var late = MessageSql.overdueForFallback(h, clock.instant(), BATCH_MAX);
      ends.fallBack(h, late);
      return Outcome.commit(swept + late.size());
    });
  }

  /** Messages of unknown end of which the channel's provider is to be asked now; each is kept for its asker for a while. */
  public List<Unsettled> unsettled(Channel channel, int max) {
    return db.transact(h -> Outcome.commit(UnknownSql.due(h, channel, clock.instant(), Math.min(max, BATCH_MAX))));
  }

  /** What a provider told of a message whose end was unknown. */
  public void settle(Unsettled message, Settling told) {
    done.ready(clock.instant());
    db.transact(h -> {
      ends.settle(h, message, told);
      return Outcome.commit(true);
    });
  }

  /** How many messages this process has seen end, by channel and end, since it started. */
  public Map<EndedCount.Of, Long> ends() {
    return ends.counts();
  }

  /** Prepares the months of the history. */
  public int prepareHistory() {
    return done.prepare(clock.instant());
  }
}
