package club.vafa.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Purchases that are all made at one branch, against purchases spread over the branches: nothing of a branch may be something that sales queue for.
final class BranchBench implements Main.Benchmark {

  private record Pair(Round one, Round spread) {
    double ratio() {
      return one.rate() / spread.rate();
    }
  }

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      var ids = club.join(options.members(), progress).stream().map(m -> m.value()).toList();
      try (var process = ClubProcess.start("web", club.settings(), club.folder())) {
        // A branch for which no rule is made, so that what is worked out is the same.
        Round.Clients one = n -> new PurchaseBench.OurWay(process.port(), ids, List.of("north"));
        Round.Clients spread = n -> new PurchaseBench.OurWay(process.port(), ids, BenchClub.BRANCHES);
        PurchaseBench.warmUp(progress, options, spread);
        club.settle();
        var pairs = new Pair[options.rounds()];
        for (int i = 0; i < pairs.length; i++) {
          // Now the one first, now the other, since both grow the same tables.
          boolean first = i % 2 == 0;
          var before = Round.run(options.clients(), options.seconds(), first ? one : spread);
          var after = Round.run(options.clients(), options.seconds(), first ? spread : one);
          pairs[i] = first ? new Pair(before, after) : new Pair(after, before);
          progress.say(String.format(Locale.ROOT, "one branch %.0f/s, spread %.0f/s, ratio %.2f", pairs[i].one().rate(), pairs[i].spread().rate(), pairs[i].ratio()));
        }
        Arrays.sort(pairs, (a, b) -> Double.compare(a.ratio(), b.ratio()));
        var median = pairs[pairs.length / 2];
        return String.format(Locale.ROOT, "branch ratio=%.2f one=%.0f spread=%.0f", median.ratio(), median.one().rate(), median.spread().rate());
      }
    }
  }
}
