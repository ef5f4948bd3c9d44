package club.vafa.event;

import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.queue.Leased;
import club.vafa.queue.Wakeup;
import club.vafa.value.EventId;
import club.vafa.value.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes events with the work of their listeners, and later has that work done.
public final class Events {

  public static final int CLAIM_MAX = 100;
  public static final int ATTEMPTS_MAX = 8;
  public static final int LEASE_SECONDS = 60;
  private static final int RETRY_SECONDS_FIRST = 2;
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final Map<String, Class<?>> TYPES =
      Arrays.stream(Event.class.getPermittedSubclasses()).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private final Db db;
  private final InstantSource clock;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Leased work = new Leased("event_work");
  private final Wakeup wakeup = new Wakeup();

  public Events(Db db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Joins a listener; done once while the club is wired.
  public void join(Listener listener) {
    listeners.add(listener);
  }

  public Wakeup wakeup() {
    return wakeup;
  }

  public Leased work() {
    return work;
  }

  public void record(Handle h, Event event) {
    var writes = new Pipeline(h);
    record(writes, event);
    writes.send();
  }

  public void record(Pipeline writes, Event event) {
    var wanting = listeners.stream().filter(l -> l.wants(event)).map(Listener::name).toList();
    EventSql.insert(writes, event, new EventId(Ids.v7(clock)), clock, wanting);
    if (!wanting.isEmpty()) {
      writes.afterCommit(wakeup::signal);
    }
  }

  /// Claims open work and does it: each piece in a transaction of its own, or those of a listener together where that wants it so. Answers
  /// whether there may be more.
  public boolean pump(String owner) {
    var now = clock.instant();
    var ids = db.transact(h -> Outcome.commit(work.claim(h, now, CLAIM_MAX, Duration.ofSeconds(LEASE_SECONDS), owner)));
    var named = ids.isEmpty() ? List.<EventSql.Named>of() : db.read(h -> EventSql.named(h, ids));
    named.stream().collect(Collectors.groupingBy(EventSql.Named::listener, LinkedHashMap::new, Collectors.mapping(EventSql.Named::id, Collectors.toList())))
        .forEach((listener, pieces) -> done(listenerNamed(listener), pieces, owner));
    return ids.size() == CLAIM_MAX;
  }

  private void done(Optional<Listener> listener, List<UUID> ids, String owner) {
    if (listener.filter(Listener::together).isEmpty() || !together(listener.get(), ids, owner)) {
      ids.forEach(id -> one(id, owner));
    }
  }

  /// Answers whether that went well; where it did not, nothing of any is left.
  private boolean together(Listener listener, List<UUID> ids, String owner) {
    try {
      return db.transact(h -> {
        var pieces = EventSql.lock(h, ids, owner);
        listener.onAll(h, pieces.stream().map(Events::read).toList());
        work.remove(h, pieces.stream().map(EventSql.Piece::id).toList());
        return Outcome.commit(true);
      });
    } catch (RuntimeException e) {
      LOG.warn("{} pieces of work of {} failed together", ids.size(), listener.name(), e);
      return false;
    }
  }

  private static Event read(EventSql.Piece piece) {
    return (Event) Json.read(piece.body(), TYPES.get(piece.type()));
  }

  private void one(UUID id, String owner) {
    try {
      db.transact(h -> {
        for (var piece : EventSql.lock(h, List.of(id), owner)) {
          listenerNamed(piece.listener()).orElseThrow(() -> new IllegalStateException("no listener is named " + piece.listener()))
              .on(h, read(piece));
          work.remove(h, List.of(id));
        }
        return Outcome.commit(id);
      });
    } catch (RuntimeException e) {
      LOG.warn("event work {} failed", id, e);
      db.transact(h -> {
        putBack(h, id, e);
        return Outcome.commit(id);
      });
    }
  }

  private void putBack(Handle h, UUID id, RuntimeException e) {
    int attempts = EventSql.attempts(h, id);
    if (attempts >= ATTEMPTS_MAX) {
      EventSql.putAside(h, id, e.getClass().getSimpleName(), clock.instant());
      work.remove(h, List.of(id));
    } else {
      work.release(h, id, clock.instant().plusSeconds((long) RETRY_SECONDS_FIRST << attempts));
    }
  }

  private Optional<Listener> listenerNamed(String name) {
    return listeners.stream().filter(l -> l.name().equals(name)).findFirst();
  }
}
