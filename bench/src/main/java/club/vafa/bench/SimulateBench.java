package club.vafa.bench;

import club.vafa.Core;
import club.vafa.MovableClock;
import club.vafa.audit.Finding;
import club.vafa.simulation.Simulation;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/// Random histories of the books against the model of them, seed after seed, and the audit at the end. Cannot measure where the two differ: the seed that
/// shows it is named.
final class SimulateBench implements Main.Benchmark {

  private static final int THREADS = 4;
  private static final int SEEDS_BETWEEN_NEWS = 50;

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      var clock = new MovableClock(Instant.parse("2026-06-01T08:00:00Z"));
      var core = new Core(club.core().db, clock, new Random(1), club.core().secrets);
      var simulation = new Simulation(core, clock, THREADS);
      long began = System.nanoTime();
      for (int seed = 1; seed <= options.seeds(); seed++) {
        var difference = simulation.run(seed);
        if (difference.isPresent()) {
          throw new IllegalStateException("the ledger is not what the model says: " + difference.get());
        }
        if (seed % SEEDS_BETWEEN_NEWS == 0) {
          progress.say(seed + " seeds, no difference");
        }
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      var broken = core.audit.run().stream().filter(finding -> !finding.holds()).map(Finding::toString).toList();
      if (!broken.isEmpty()) {
        throw new IllegalStateException("the audit found " + broken);
      }
      return String.format(Locale.ROOT, "simulate seeds=%d differences=0 rate=%.0f steps/s", options.seeds(),
          (double) options.seeds() * THREADS * Simulation.STEPS / seconds);
    }
  }
}
