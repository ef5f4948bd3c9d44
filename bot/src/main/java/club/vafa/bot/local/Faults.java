package club.vafa.bot.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** The faults that are waiting for the next calls, by method, and how long each call takes at least. */
public final class Faults {

  /** A name that stands for every method. */
  public static final String ANY = "*";
  /** Far more than a test needs; a loop that asks for more is a mistake. */
  static final int WAITING_MAX = 100_000;

  private final Map<String, Queue<Fault>> waiting = new ConcurrentHashMap<>();
  private volatile Duration latency = Duration.ZERO;

  /** The next {@code times} calls of the method end so, one after another. */
  public void next(String method, int times, Fault fault) {
    waiting.compute(key(method), (_, queue) -> {
      var faults = queue == null ? new ArrayDeque<Fault>() : queue;
      if (faults.size() + times > WAITING_MAX) {
        throw new IllegalArgumentException("more than " + WAITING_MAX + " faults waiting for " + method);
      }
      for (int i = 0; i < times; i++) {
        faults.add(fault);
      }
      return faults;
    });
  }

  /** How long every call takes before it is looked at. */
  public void latency(Duration time) {
    latency = time;
  }

  /** The faults that no call of the method has met yet. */
  public List<Fault> left(String method) {
    var left = new ArrayList<Fault>();
    waiting.computeIfPresent(key(method), (_, queue) -> {
      left.addAll(queue);
      return queue;
    });
    return List.copyOf(left);
  }

  /** Everything goes well again. */
  public void clear() {
    waiting.clear();
    latency = Duration.ZERO;
  }

  Optional<Fault> take(String method) {
    return poll(key(method)).or(() -> poll(ANY));
  }

  void delay() throws InterruptedException {
    if (latency.isPositive()) {
      Thread.sleep(latency);
    }
  }

  private Optional<Fault> poll(String key) {
    var taken = new Fault[1];
    waiting.computeIfPresent(key, (_, queue) -> {
      taken[0] = queue.poll();
      return queue.isEmpty() ? null : queue;
    });
    return Optional.ofNullable(taken[0]);
  }

  private static String key(String method) {
    return method.toLowerCase(Locale.ROOT);
  }
}
