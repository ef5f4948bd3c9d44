package club.vafa.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Purchases a second over HTTP with a programme in force, against the plain way on the same database. Rounds of the two alternate, and the ratio is
/// the median of the pairs, so that a noisy neighbour meets both.
final class PurchaseBench implements Main.Benchmark {

  /// The club's process starts cold, and its compiler is busy for minutes; it is measured as it runs for days: warmed up until it has become no faster for
  /// a while.
  static final int WARM_ROUNDS_MIN = 12;
  static final int WARM_ROUNDS_MAX = 30;
  private static final int NO_FASTER_ROUNDS = 3;
  private static final double FASTER = 1.03;

  record Pair(Round ours, Round limit, Duration cpu) {
    double ratio() {
      return ours.rate() / limit.rate();
    }
  }

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      PlainWay.createTables(club.url());
      var members = club.join(options.members(), progress);
      var ids = members.stream().map(m -> m.value()).toList();
      try (var process = ClubProcess.start("web", club.settings(), club.folder())) {
        Round.Clients ours = n -> new OurWay(process.port(), ids, BenchClub.BRANCHES);
        Round.Clients limit = n -> new PlainWay(club.url(), ids);
        warmUp(progress, options, ours);
        Round.run(options.clients(), Math.max(1, options.seconds() / 2), limit);
        club.settle();
        var median = medianPair(progress, process, options, ours, limit);
        return String.format(Locale.ROOT, "purchase ratio=%.2f ours=%.0f limit=%.0f", median.ratio(), median.ours().rate(), median.limit().rate());
      }
    }
  }

  static void warmUp(Progress progress, Options options, Round.Clients ours) throws Exception {
    double best = 0;
    int noFaster = 0;
    for (int i = 1; i <= WARM_ROUNDS_MAX && (i <= WARM_ROUNDS_MIN || noFaster < NO_FASTER_ROUNDS); i++) {
      double rate = Round.run(options.clients(), options.seconds(), ours).rate();
      progress.say(String.format(Locale.ROOT, "warming up, %.0f/s", rate));
      noFaster = rate < best * FASTER ? noFaster + 1 : 0;
      best = Math.max(best, rate);
    }
  }

  static Pair medianPair(Progress progress, ClubProcess process, Options options, Round.Clients ours, Round.Clients limit) throws Exception {
    var pairs = new Pair[options.rounds()];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = pair(process, options, ours, limit);
      progress.say(described(pairs[i]));
    }
    Arrays.sort(pairs, (a, b) -> Double.compare(a.ratio(), b.ratio()));
    return pairs[pairs.length / 2];
  }

  private static Pair pair(ClubProcess process, Options options, Round.Clients ours, Round.Clients limit) throws Exception {
    var limitRound = Round.run(options.clients(), options.seconds(), limit);
    var before = process.cpu();
    var ourRound = Round.run(options.clients(), options.seconds(), ours);
    return new Pair(ourRound, limitRound, process.cpu().minus(before));
  }

  private static String described(Pair pair) {
    return String.format(Locale.ROOT, "ours %.0f/s (p50 %.1f ms, p99 %.1f ms, %.2f ms CPU of the club per request), plain %.0f/s (p50 %.1f ms, p99 %.1f ms), ratio %.2f",
        pair.ours().rate(), pair.ours().millisAt(0.5), pair.ours().millisAt(0.99), pair.cpu().toNanos() / 1e6 / pair.ours().sortedNanos().length,
        pair.limit().rate(), pair.limit().millisAt(0.5), pair.limit().millisAt(0.99), pair.ratio());
  }

  /// One till: sales of random members and amounts at random branches of these.
  static final class OurWay implements Round.Client {
    private final HttpWire wire;
    private final List<UUID> members;
    private final List<String> branches;

    OurWay(int port, List<UUID> members, List<String> branches) throws Exception {
      this.wire = new HttpWire(port);
      this.members = members;
      this.branches = branches;
    }

    @Override
    public void once() throws Exception {
      var random = ThreadLocalRandom.current();
      var key = UUID.randomUUID().toString();
      var body = """
          {"memberId": "%s", "branch": "%s", "till": "1", "receipt": "%s", "paid": {"amount": %d, "currency": "IRR"}, "items": []}"""
          .formatted(members.get(random.nextInt(members.size())), branches.get(random.nextInt(branches.size())), key, 100_000L * random.nextInt(5, 80));
      var answer = wire.send("POST", "/api/v1/purchases",
          "Authorization: Bearer " + BenchClub.OWNER_TOKEN + "\r\nIdempotency-Key: " + key + "\r\n", body);
      if (answer.status() != 201 && answer.status() != 200) {
        throw new IllegalStateException("a purchase was answered " + answer.status() + ": " + answer.body());
      }
    }

    @Override
    public void close() throws Exception {
      wire.close();
    }
  }
}
