package club.vafa.conversation;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.queue.History;
import club.vafa.queue.Wakeup;
import club.vafa.value.Ids;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has come in. Storing is synchronous and comes before the acknowledgement; handling is one transaction per item, in order per
 * address. The row's lock is its lease: a crash rolls everything back and the item is as open as before.
 */
public final class Inbox {
  public static final int ATTEMPTS_MAX = 5;
  public static final int RETRY_DELAY_SECONDS_FIRST = 1;
  public static final int BODY_KEPT_DAYS = 30;
  public static final int CLAIM_KEPT_DAYS = 90;
  private static final int FORGET_BATCH_MAX = 1_000;
  private static final int REASON_LENGTH_MAX = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Db db;
  private final InstantSource clock;
  private final Conversations conversations;
  private final History done;
  private final Wakeup arrived = new Wakeup();

  public Inbox(Db db, InstantSource clock, Conversations conversations) {
    this.db = db;
    this.clock = clock;
    this.conversations = conversations;
    this.done = new History(db, "inbox_done");
  }

  /** Signalled after something was stored by this process. */
  public Wakeup arrived() {
    return arrived;
  }

  public Stored store(Incoming incoming) {
    return store(List.of(incoming)).getFirst();
  }

  /** Stores all of them or, if it throws, none; the answers stand in the order of the deliveries. */
  public List<Stored> store(List<Incoming> batch) {
    return db.transact(h -> {
      var now = clock.instant();
      var answers = new ArrayList<Stored>(batch.size());
      for (var incoming : batch) {
        answers.add(InboxSql.insert(h, Ids.v7(clock), incoming, now));
      }
      h.afterCommit(arrived::signal);
      return Outcome.commit(List.copyOf(answers));
    });
  }

  /** Handles up to so many; answers how many were taken, so fewer than asked for means that nothing more is due. */
  public int work(int max, Handler handler) {
    done.ready(clock.instant());
    int taken = 0;
    while (taken < max && one(handler)) {
      taken++;
    }
    return taken;
  }

  private boolean one(Handler handler) {
    // What was being handled when it went wrong: known here only once the transaction has taken it.
    var item = new Object() { Optional<InboxSql.Item> taken = Optional.empty(); };
    try {
      return db.transact(h -> {
        item.taken = InboxSql.next(h, clock.instant());
        if (item.taken.isEmpty()) {
          return Outcome.commit(false);
        }
        return handled(h, item.taken.get(), handler);
      });
    } catch (Unhandled e) {
      putAside(item.taken.orElseThrow(), e.getMessage());
      return true;
    } catch (NotYet e) {
      again(item.taken.orElseThrow(), e.getMessage(), e.attemptsMax);
      return true;
    } catch (RuntimeException | Error e) {
      if (item.taken.isEmpty()) {
        throw e;
      }
      failed(item.taken.get(), e);
      return true;
    }
  }

  private Outcome<Boolean> handled(Handle h, InboxSql.Item item, Handler handler) {
    var before = conversations.locked(h, item.channel(), item.address());
    return switch (handler.handle(h, before, item.incoming())) {
      case Handled.Went(Conversation next) -> {
        if (!next.equals(before)) {
          conversations.save(h, next);
        }
        InboxSql.finish(h, item.id(), clock.instant());
        // What the address has sent after this may now be taken.
        h.afterCommit(arrived::signal);
        yield Outcome.commit(true);
      }
      case Handled.Aside(String reason) -> throw new Unhandled(reason);
      case Handled.Later(String reason, int attemptsMax) -> throw new NotYet(reason, attemptsMax);
    };
  }

  private void failed(InboxSql.Item item, Throwable e) {
    LOG.warn("incoming {} ({}, attempt {}) failed", item.id(), item.kind(), item.attempts() + 1, e);
    again(item, e.getClass().getSimpleName() + Optional.ofNullable(e.getStackTrace()).filter(s -> s.length > 0).map(s -> " at " + s[0])
        .orElse(""), ATTEMPTS_MAX);
  }

  private void again(InboxSql.Item item, String reason, int attemptsMax) {
    if (item.attempts() + 1 >= attemptsMax) {
      putAside(item, reason);
      return;
    }
    var due = clock.instant().plus(Duration.ofSeconds((long) RETRY_DELAY_SECONDS_FIRST << item.attempts()));
    db.transact(h -> {
      InboxSql.failed(h, item.id(), item.attempts(), cut(reason), due);
      return Outcome.commit(true);
    });
  }

  private void putAside(InboxSql.Item item, String reason) {
    LOG.warn("incoming {} ({}) is set aside: {}", item.id(), item.kind(), reason);
    db.transact(h -> {
      InboxSql.putAside(h, item.id(), cut(reason), clock.instant());
      h.afterCommit(arrived::signal);
      return Outcome.commit(true);
    });
  }

  /** Puts what was set aside back to be handled; false where it is not there, or its body has been forgotten. */
  public boolean retry(UUID id) {
    return db.transact(h -> {
      h.afterCommit(arrived::signal);
      return Outcome.commit(InboxSql.retry(h, id, clock.instant()));
    });
  }

  /** What was set aside, newest first. */
  public Page<PutAside> aside(PageRequest page) {
    var rows = db.read(h -> InboxSql.aside(h, page, page.after().map(UUID::fromString)));
    return Page.cut(rows, page, put -> put.id().toString());
  }

  public InboxFigures figures() {
    return db.read(InboxSql::figures);
  }

  /**
   * Forgets raw bodies, and later the claims and what was set aside, that are older than they are kept. Answers how many bodies went, besides those of whole
   * months.
   */
  public int forget() {
    var now = clock.instant();
    var bodiesBefore = now.minus(Duration.ofDays(BODY_KEPT_DAYS));
    done.dropBefore(YearMonth.from(bodiesBefore.atZone(ZoneOffset.UTC)));
    int forgotten = db.transact(h -> Outcome.commit(InboxSql.forgetAside(h, bodiesBefore)));
    int slice;
    do {
      slice = db.transact(h -> Outcome.commit(InboxSql.forgetDone(h, bodiesBefore, FORGET_BATCH_MAX)));
      forgotten += slice;
    } while (slice == FORGET_BATCH_MAX);
    var claimsBefore = now.minus(Duration.ofDays(CLAIM_KEPT_DAYS));
    while (db.transact(h -> Outcome.commit(InboxSql.dropAside(h, claimsBefore, FORGET_BATCH_MAX))) == FORGET_BATCH_MAX) {
      LOG.debug("a slice of what was set aside long ago is gone");
    }
    while (db.transact(h -> Outcome.commit(InboxSql.forgetClaims(h, claimsBefore, FORGET_BATCH_MAX))) == FORGET_BATCH_MAX) {
      LOG.debug("a slice of old claims is gone");
    }
    return forgotten;
  }

  /** Prepares the months of the history. */
  public int prepareHistory() {
    return done.prepare(clock.instant());
  }

  private static String cut(String reason) {
    return reason.length() <= REASON_LENGTH_MAX ? reason : reason.substring(0, REASON_LENGTH_MAX);
  }

  private static final class Unhandled extends RuntimeException {
    Unhandled(String reason) {
      super(reason, null, false, false);
    }
  }

  private static final class NotYet extends RuntimeException {
    private final int attemptsMax;

    NotYet(String reason, int attemptsMax) {
      super(reason, null, false, false);
      this.attemptsMax = attemptsMax;
    }
  }
}
