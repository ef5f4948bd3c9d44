package club.vafa;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Has real threads do something at the same moment.
public final class Race {

  private Race() {}

  /// Starts so many threads, lets them go together, and answers what each of them got. A thread that fails fails the race.
  public static <A> List<A> of(int threads, IntFunction<Callable<A>> runner) {
    var start = new CyclicBarrier(threads);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<A>>();
      for (int i = 0; i < threads; i++) {
        var mine = runner.apply(i);
        running.add(pool.submit(() -> {
          start.await();
          return mine.call();
        }));
      }
      var answers = new ArrayList<A>();
      for (var one : running) {
        answers.add(one.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a racing thread failed", e);
    }
  }
}
