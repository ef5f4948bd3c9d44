package club.vafa.bench;

import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.campaign.Starting;
import club.vafa.member.Channel;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Starts a campaign for everybody, in Telegram and by SMS, and waits until the deliveries and the waiting messages of all members are made: two rows
/// for each member but those of the control group. Run after run on the same tables, which grow.
final class MaterialiseBench implements Main.Benchmark {
  private static final int MEMBERS = 1_000_000;
  private static final int CONTROL_PERCENT = 5;

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      var core = club.core();
      int members = options.members(MEMBERS);
      core.db.jdbi().useHandle(h -> Recipients.fill(h, members, members / 2));
      progress.say(members + " members are there");
      core.db.jdbi().useHandle(h -> h.execute("update club set campaign_approval_above = 1000000000"));
      Thread.sleep(4_000);
      double best = 0;
      double worst = Double.MAX_VALUE;
      var rows = new ArrayList<Double>();
      long heap = 0;
      for (int round = 0; round < options.rounds(); round++) {
        var id = scheduled(club);
        var at = core.campaigns.byId(id).orElseThrow().scheduledFor().orElseThrow();
        forgetPeaks();
        long began = System.nanoTime();
        var started = (Starting.Started) core.campaignRuns.start(id, at);
        double seconds = (System.nanoTime() - began) / 1e9;
        if (started.planned() + started.control() != members) {
          throw new IllegalStateException("planned " + started.planned() + " and " + started.control() + " of " + members);
        }
        heap = Math.max(heap, peak());
        best = Math.max(best, members / seconds);
        worst = Math.min(worst, members / seconds);
        rows.add((members + started.planned()) / seconds);
        progress.say(String.format(Locale.ROOT, "%d members in %.1f s, %.0f members/s, %.0f rows/s, heap at most %d MB", members, seconds,
            members / seconds, rows.getLast(), peak() / 1_000_000));
      }
      rows.sort(null);
      return String.format(Locale.ROOT, "materialise rows=%.0f/s slowest=%.0f/s members=%d best=%.0f members/s worst=%.0f members/s heap-peak=%d MB",
          rows.get(rows.size() / 2), rows.getFirst(), members, best, worst, heap / 1_000_000);
    }
  }

  private static CampaignId scheduled(BenchClub club) {
    var campaigns = club.core().campaigns;
    var draft = new CampaignDraft("all", Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS), Optional.of("سلام {name}"),
        Optional.of("Hi {name}"), CONTROL_PERCENT);
    var id = ((Saving.Saved) campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    if (!(campaigns.schedule(Actor.SYSTEM, id, club.core().clock.instant()) instanceof Scheduling.Scheduled)) {
      throw new IllegalStateException("the campaign was not scheduled");
    }
    return id;
  }

  private static void forgetPeaks() {
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /// The most that the heap held, live or not.
  private static long peak() {
    return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
  }
}
