package club.vafa.bot.local;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The last exchanges over a wire, how many there were of each method, and who wants to hear of them. */
public final class WireLog {

  /** Older exchanges are forgotten, their count is not. */
  public static final int CALLS_MAX = 2_000;

  private final WireCall.Wire wire;
  private final InstantSource clock;
  private final Deque<WireCall> calls = new ArrayDeque<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final List<Consumer<WireCall>> listeners = new CopyOnWriteArrayList<>();
  private long number;

  WireLog(WireCall.Wire wire, InstantSource clock) {
    this.wire = wire;
    this.clock = clock;
  }

  /** Oldest first. */
  public synchronized List<WireCall> calls() {
    return List.copyOf(calls);
  }

  /** The kept calls of one method, oldest first. */
  public List<WireCall> calls(String method) {
    return calls().stream().filter(call -> call.method().equalsIgnoreCase(method)).toList();
  }

  /** How often a method was called since the start. */
  public synchronized long count(String method) {
    return counts.getOrDefault(method.toLowerCase(Locale.ROOT), 0L);
  }

  public void onCall(Consumer<WireCall> listener) {
    listeners.add(listener);
  }

  void add(WireCall.Direction direction, String method, int status, long startedNanos, String note) {
    var call = keep(direction, method, status, Duration.ofNanos(System.nanoTime() - startedNanos), note);
    listeners.forEach(listener -> listener.accept(call));
  }

  private synchronized WireCall keep(WireCall.Direction direction, String method, int status, Duration took, String note) {
    var call = new WireCall(++number, clock.instant(), wire, direction, method, status, took, note);
    calls.addLast(call);
    if (calls.size() > CALLS_MAX) {
      calls.removeFirst();
    }
    counts.merge(method.toLowerCase(Locale.ROOT), 1L, Long::sum);
    return call;
  }
}
