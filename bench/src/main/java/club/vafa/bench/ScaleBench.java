package club.vafa.bench;

import club.vafa.audit.Audit;
import club.vafa.audit.Finding;
import club.vafa.value.MemberId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// What becomes of purchases, of reading a balance and of the audit when the club is large. The machine's own ups and downs are taken out by the plain
/// way on its small tables, which stay as they are: purchases are compared as multiples of it, before and after the club was filled.
final class ScaleBench implements Main.Benchmark {

  static final int MEMBERS = 1_000_000;
  static final int TRANSFERS_EACH = 5;
  private static final int READERS = 4;

  /// Purchases as multiples of the plain way, in the median pair of rounds.
  private record Measured(double rate, double ofPlain) {}

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      PlainWay.createTables(club.url());
      List<UUID> few = club.join(Options.FEW_MEMBERS, progress).stream().map(MemberId::value).toList();
      try (var process = ClubProcess.start("web", club.settings(), club.folder())) {
        PurchaseBench.warmUp(progress, options, n -> new PurchaseBench.OurWay(process.port(), few, BenchClub.BRANCHES));
        club.settle();
        var small = measured(progress, options, club, process, few, few);
        var many = new ManyMembers(club.core().db.jdbi(), TRANSFERS_EACH);
        long entries = many.add(options.members(MEMBERS), progress);
        var ids = many.ids();
        progress.say(String.format(Locale.ROOT, "%,d members, %,d entries", ids.size(), entries));
        club.settle();
        Round.run(options.clients(), options.seconds(), n -> new PurchaseBench.OurWay(process.port(), ids, BenchClub.BRANCHES));
        var large = measured(progress, options, club, process, ids, few);
        var reads = Round.run(READERS, options.seconds(), n -> new BalanceReader(process.port(), ids));
        progress.say(String.format(Locale.ROOT, "balance read %.0f/s from %d callers, p50 %.1f ms, p99 %.1f ms", reads.rate(), READERS, reads.millisAt(0.5),
            reads.millisAt(0.99)));
        long began = System.nanoTime();
        boolean holds = new Audit(club.core().db).run(finding -> told(progress, finding, began)).stream().allMatch(Finding::holds);
        if (!holds) {
          throw new IllegalStateException("the books are broken");
        }
        return String.format(Locale.ROOT, "scale ratio=%.2f small=%.0f large=%.0f balance-p99=%.1fms audit=%.0fs members=%d entries=%d", large.ofPlain() / small.ofPlain(),
            small.rate(), large.rate(), reads.millisAt(0.99), (System.nanoTime() - began) / 1e9, ids.size(), entries);
      }
    }
  }

  private static void told(Progress progress, Finding finding, long began) {
    progress.say(String.format(Locale.ROOT, "audit, %.0f s: %s", (System.nanoTime() - began) / 1e9, finding.invariant().code()));
  }

  private static Measured measured(Progress progress, Options options, BenchClub club, ClubProcess process, List<UUID> buyers, List<UUID> few) throws Exception {
    var pair = PurchaseBench.medianPair(progress, process, options, n -> new PurchaseBench.OurWay(process.port(), buyers, BenchClub.BRANCHES),
        n -> new PlainWay(club.url(), few));
    return new Measured(pair.ours().rate(), pair.ratio());
  }

  /// One caller that reads balances of random members.
  private static final class BalanceReader implements Round.Client {
    private final HttpWire wire;
    private final List<UUID> members;

    BalanceReader(int port, List<UUID> members) throws Exception {
      this.wire = new HttpWire(port);
      this.members = members;
    }

    @Override
    public void once() throws Exception {
      var member = members.get(ThreadLocalRandom.current().nextInt(members.size()));
      var answer = wire.send("GET", "/api/v1/members/" + member + "/balance", "Authorization: Bearer " + BenchClub.OWNER_TOKEN + "\r\n", "");
      if (answer.status() != 200) {
        throw new IllegalStateException("a balance was answered " + answer.status() + ": " + answer.body());
      }
    }

    @Override
    public void close() throws Exception {
      wire.close();
    }
  }
}
