package club.vafa.request;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// Requests of one kind that come while others are being committed wait for those, and then share one transaction: its round trips, its statements and its
/// flush to disk. One that comes alone goes at once. Where a group fails, each of it is run for itself, so that nobody pays for another's mistake.
public final class GroupCommit {

  public static final int GROUP_MAX = 64;
  /// While one group waits for the disk, another is prepared.
  public static final int GROUPS_AT_ONCE_MAX = 2;

  private record Waiting<A>(Asked<A> asked, CompletableFuture<Keyed<A>> answer) {
    void alone(Requests requests) {
      try {
        answer.complete(requests.alone(asked));
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    }

    @SuppressWarnings("unchecked")
    void end(Keyed<?> given) {
      answer.complete((Keyed<A>) given);
    }
  }

  // Threads of the system, which are woken at once when the database has answered; virtual ones would queue behind the requests that come in.
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("group-commit-", 0).factory());

  private final Requests requests;
  private final ConcurrentLinkedQueue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger();

  public GroupCommit(Requests requests) {
    this.requests = requests;
  }

  /// As [Requests#oncePiped], at the price of a part of a transaction.
  public <A> Keyed<A> once(RequestKey key, Object command, Class<A> answerType, Supplier<PipedWork<A>> works,
      Function<String, Optional<A>> onConstraint) {
    var mine = new Waiting<A>(new Asked<>(key, Requests.hashOf(command), answerType, works, onConstraint), new CompletableFuture<>());
    waiting.add(mine);
    start();
    try {
      return mine.answer().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        cause.addSuppressed(e);
        throw cause;
      }
      throw e;
    }
  }

  private void start() {
    int now = running.get();
    while (now < GROUPS_AT_ONCE_MAX && !waiting.isEmpty()) {
      if (running.compareAndSet(now, now + 1)) {
        THREADS.execute(this::work);
        return;
      }
      now = running.get();
    }
  }

  private void work() {
    try {
      for (var group = next(); !group.isEmpty(); group = next()) {
        run(group);
      }
    } finally {
      running.decrementAndGet();
    }
    start();
  }

  private List<Waiting<?>> next() {
    var group = new ArrayList<Waiting<?>>();
    for (var one = waiting.poll(); one != null; one = group.size() < GROUP_MAX ? waiting.poll() : null) {
      group.add(one);
    }
    return group;
  }

  private void run(List<Waiting<?>> group) {
    Map<Asked<?>, Waiting<?>> left = new IdentityHashMap<>();
    group.forEach(one -> left.put(one.asked(), one));
    try {
      requests.together(group.stream().<Asked<?>>map(Waiting::asked).toList(), (asked, answer) -> left.remove(asked).end(answer));
      waiting.addAll(left.values());
    } catch (RuntimeException | Error e) {
      left.values().forEach(one -> one.alone(requests));
    }
  }
}
