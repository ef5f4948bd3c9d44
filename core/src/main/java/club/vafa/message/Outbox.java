package club.vafa.message;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.queue.History;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out: claim, gate, mark as being sent and commit; the caller then calls the wire and brings back how that ended. A caller that
 * dies in between leaves its leases behind, and what they covered becomes unknown, except for one-time codes, which are sent again.
 */
public final class Outbox {
  public static final int BATCH_MAX = 500;
  /** How long a call to a provider may take at most, with room to spare; a message is unknown only after that. */
  public static final int LEASE_SECONDS = 90;
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Gate gate;
  private final Runs runs;
  private final Ends ends;
  private final History done;

  public Outbox(Db db, InstantSource clock, Clubs clubs, Crossing crossing, Messages messages) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.gate = new Gate(crossing.consents(), crossing.reach(), crossing.runs());
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
    var room = RateSql.room(h, channel);
    var now = clock.instant();
    // In quiet hours bulk messages are only put off, which needs no token: whole batches at once, so that a large run is soon at rest.
    boolean quiet = share == Share.BULK && QuietHours.of(clubs.settings()).endIfQuiet(now).isPresent();
    int limit = quiet ? BATCH_MAX : Math.min(max, room.of(share));
    if (room.paused() || limit < 1) {
      return Begun.NOTHING;
    }
    var claimed = claim(h, channel, share, now, limit);
    if (claimed.isEmpty()) {
      return Begun.NOTHING;
    }
    var verdicts = gate.verdicts(h, claimed, now, clubs.settings(), channel);
    refuse(h, channel, verdicts);
    var ready = ready(h, claimed.stream().filter(row -> verdicts.get(row.id()) instanceof Verdict.Go).toList());
    int granted = ready.isEmpty() ? 0 : RateSql.take(h, channel, share, Math.min(max, ready.size()));
    var sending = ready.subList(0, granted);
    MessageSql.lease(h, sending.stream().map(Ready::id).toList(), Duration.ofSeconds(LEASE_SECONDS), owner);
    runs.took(h, sending.stream().flatMap(r -> r.row().runId().stream()).collect(Collectors.groupingBy(run -> run, Collectors.counting())));
    var attempts = sending.stream().map(r -> new Attempt(r.row().saying(r.content()), r.row().attempts() + 1, owner)).toList();
    return new Begun(attempts, claimed.size() == limit);
  }

  private List<OpenRow> claim(Handle h, Channel channel, Share share, Instant now, int max) {
    var claimed = new ArrayList<>(MessageSql.claim(h, channel, share, now, max));
    if (share == Share.BULK) {
      for (RunId run : runs.running(h)) {
        if (claimed.size() >= max) {
          break;
        }
        int most = runs.room(h, run, max - claimed.size());
        if (most > 0) {
          claimed.addAll(MessageSql.claimRun(h, run, channel, now, most));
        }
      }
    }
    return claimed;
  }

  private void refuse(Handle h, Channel channel, Map<MessageId, Verdict> verdicts) {
    var deferred = new LinkedHashMap<Verdict.Defer, List<MessageId>>();
    verdicts.forEach((id, verdict) -> {
      switch (verdict) {
        case Verdict.Refuse(Refusal why) -> ends.refuse(h, channel, id, why);
        case Verdict.Cancel() -> ends.close(h, channel, id, DoneSql.Ending.CANCELLED);
        case Verdict.Defer defer -> deferred.computeIfAbsent(defer, d -> new ArrayList<>()).add(id);
        case Verdict.Stay(), Verdict.Go() -> { }
      }
    });
    deferred.forEach((defer, ids) -> MessageSql.defer(h, ids, defer.until(), defer.what()));
  }

  private record Ready(OpenRow row, Content content) {
    MessageId id() {
      return row.id();
    }
  }

  // A message whose words cannot be made fails by itself; it must not hold up the others of its batch, now and for ever.
  private List<Ready> ready(Handle h, List<OpenRow> rows) {
    var ready = new ArrayList<Ready>();
    for (OpenRow row : rows) {
      try {
        ready.add(new Ready(row, withinSavepoint(h, row)));
      } catch (RuntimeException e) {
        LOG.error("message {} of {} has no words", row.id(), row.runId(), e);
        ends.close(h, row.channel(), row.id(), DoneSql.Ending.of(End.FAILED, "CONTENT"));
      }
    }
    return ready;
  }

  private Content withinSavepoint(Handle h, OpenRow row) {
    if (row.content().isPresent()) {
      return content(h, row);
    }
    h.savepoint("words");
    try {
      var content = content(h, row);
      h.releaseSavepoint("words");
      return content;
    } catch (RuntimeException e) {
      h.rollbackToSavepoint("words");
      throw e;
    }
  }

  private Content content(Handle h, OpenRow row) {
    return row.stored().or(() -> Optional.ofNullable(runs.contents(h, List.of(new Runs.Wanted(row.id(), row.runId().orElseThrow(),
        row.memberId().orElseThrow(), row.channel(), row.language().orElseThrow()))).get(row.id()))).orElseThrow();
  }

  /** Tells how an attempt ended. An attempt that was given up meanwhile is still believed where the message was unknown. */
  public void end(Attempt attempt, Sending sending) {
    end(List.of(new Ended(attempt, sending)));
  }

  public void end(List<Ended> batch) {
    done.ready(clock.instant());
    db.transact(h -> {
      batch.forEach(ended -> ends.end(h, ended));
      return Outcome.commit(batch.size());
    });
  }

  /** Gives up what was being sent when its lease ran out; answers how many messages that were. */
  public int sweep() {
    done.ready(clock.instant());
    return db.transact(h -> {
      var abandoned = MessageSql.abandoned(h, BATCH_MAX);
      abandoned.forEach(row -> ends.abandon(h, row));
      return Outcome.commit(abandoned.size());
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
