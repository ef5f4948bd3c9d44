package club.vafa.simulation;

import club.vafa.Core;
import club.vafa.MovableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/// One random history, from its seed: several threads, each with holders of its own and a model of its own, on one ledger and one clock; between their
/// rounds days pass and the jobs run.
public final class Simulation {

  private static final int ROUNDS = 6;
  private static final int STEPS_OF_A_ROUND = 10;
  /// Of each thread.
  public static final int STEPS = ROUNDS * STEPS_OF_A_ROUND;

  private final Core core;
  private final MovableClock clock;
  private final int threads;

  public Simulation(Core core, MovableClock clock, int threads) {
    this.core = core;
    this.clock = clock;
    this.threads = threads;
  }

  /// Where the real ledger first differed from the model.
  public Optional<Difference> run(long seed) throws InterruptedException {
    return run(seed, RealBooks::new);
  }

  Optional<Difference> run(long seed, BiFunction<Core, MovableClock, RealBooks> books) throws InterruptedException {
    var random = new Random(seed);
    var service = books.apply(core, clock);
    var lanes = new ArrayList<Lane>();
    for (int i = 0; i < threads; i++) {
      lanes.add(new Lane(seed, i, service, new Random(random.nextLong())));
    }
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < ROUNDS; round++) {
        var work = new ArrayList<Callable<Optional<Difference>>>();
        lanes.forEach(lane -> work.add(lane::round));
        var found = first(pool.invokeAll(work).stream().map(Simulation::ended).toList())
            .or(() -> between(lanes, service, 1 + random.nextInt(5)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> between(List<Lane> lanes, RealBooks service, int days) {
    for (var step : List.of(new Step.Days(days), new Step.ExpireJob())) {
      service.take(-1, step);
      lanes.forEach(lane -> lane.model.take(-1, step));
      var found = first(lanes.stream().map(lane -> lane.compare(step)).toList());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> first(List<Optional<Difference>> found) {
    return found.stream().flatMap(Optional::stream).findFirst();
  }

  private static Optional<Difference> ended(Future<Optional<Difference>> lane) {
    try {
      return lane.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a thread of the simulation failed", e);
    }
  }

  private static final class Lane {
    private static final int STEPS_OF_A_LANE = 1_000_000;

    private final long seed;
    private final RealBooks service;
    private final ModelBooks model = new ModelBooks();
    private final Histories histories;
    private final List<Integer> everybody;
    private int number;

    Lane(long seed, int lane, RealBooks service, Random random) {
      this.seed = seed;
      this.service = service;
      this.number = lane * STEPS_OF_A_LANE;
      histories = new Histories(random, model, lane * Histories.HOLDERS);
      everybody = List.copyOf(histories.holders());
    }

    Optional<Difference> round() {
      for (int i = 0; i < STEPS_OF_A_ROUND; i++) {
        number++;
        var step = histories.next(number);
        var expected = model.take(number, step);
        String found;
        try {
          found = service.take(number, step);
        } catch (RuntimeException e) {
          found = "threw " + e;
        }
        if (!found.equals(expected)) {
          return Optional.of(new Difference(seed, number, step.toString(), expected, found));
        }
        var difference = compare(step);
        if (difference.isPresent()) {
          return difference;
        }
      }
      return Optional.empty();
    }

    Optional<Difference> compare(Step after) {
      for (int holder : everybody) {
        var expected = model.state(holder);
        var found = service.state(holder);
        if (!found.equals(expected)) {
          return Optional.of(new Difference(seed, number, "holder " + holder + " after " + after, expected, found));
        }
      }
      return Optional.empty();
    }
  }
}
