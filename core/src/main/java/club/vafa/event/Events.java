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
import java.util.List;
import java.util.Map;
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

  /// Claims open work and does it, each piece in its own transaction. Answers whether there may be more.
  public boolean pump(String owner) {
    var now = clock.instant();
    var ids = db.transact(h -> Outcome.commit(work.claim(h, now, CLAIM_MAX, Duration.ofSeconds(LEASE_SECONDS), owner)));
    ids.forEach(id -> one(id, owner));
    return ids.size() == CLAIM_MAX;
  }

  private void one(UUID id, String owner) {
    try {
      db.transact(h -> {
        var piece = EventSql.lock(h, id, owner);
        if (piece.isPresent()) {
          var event = (Event) Json.read(piece.get().body(), TYPES.get(piece.get().type()));
          listenerNamed(piece.get().listener()).on(h, event);
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

  private Listener listenerNamed(String name) {
    return listeners.stream().filter(l -> l.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalStateException("no listener is named " + name));
  }
}
