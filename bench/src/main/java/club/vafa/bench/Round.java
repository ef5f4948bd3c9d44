package club.vafa.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.ArrayList;
import java.util.stream.LongStream;

/// One round of so many clients that each work as fast as they are answered, for a time: how many pieces of work, and how long each took.
record Round(double seconds, long[] sortedNanos) {

  private static final int FIRST_SAMPLES = 1 << 12;

  /// One client's piece of work, done on the client's own thread.
  interface Client extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws Exception {}
  }

  interface Clients {
    Client open(int number) throws Exception;
  }

  static Round run(int clients, int seconds, Clients opened) throws Exception {
    long began = System.nanoTime();
    long until = began + seconds * 1_000_000_000L;
    var samples = new ArrayList<long[]>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var running = new ArrayList<Future<long[]>>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        Callable<long[]> work = () -> work(opened, number, until);
        running.add(threads.submit(work));
      }
      for (var client : running) {
        samples.add(client.get());
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    return new Round(took, samples.stream().flatMapToLong(LongStream::of).sorted().toArray());
  }

  private static long[] work(Clients opened, int number, long until) throws Exception {
    try (var client = opened.open(number)) {
      var nanos = new long[FIRST_SAMPLES];
      int n = 0;
      for (long start = System.nanoTime(); start < until; start = System.nanoTime()) {
        client.once();
        if (n == nanos.length) {
          nanos = Arrays.copyOf(nanos, n * 2);
        }
        nanos[n++] = System.nanoTime() - start;
      }
      return Arrays.copyOf(nanos, n);
    }
  }

  double rate() {
    return sortedNanos.length / seconds;
  }

  double millisAt(double quantile) {
    return sortedNanos.length == 0 ? Double.NaN : sortedNanos[(int) Math.min(sortedNanos.length - 1, (long) (sortedNanos.length * quantile))] / 1e6;
  }
}
