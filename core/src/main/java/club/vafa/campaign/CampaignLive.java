package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.member.Channel;
import club.vafa.message.Messages;
import club.vafa.message.QuietHours;
import club.vafa.message.RunTally;
import club.vafa.value.CampaignId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * A campaign as it goes, for those who watch it. However many watch, it is counted once a second at most, and never more than a tenth of the
 * time is spent on counting.
 */
public final class CampaignLive {
  private static final long LOOK_NANOS_MIN = 1_000_000_000;
  private static final int SPARED = 10;
  private static final int KEPT_MAX = 200;
  /** Over how long the speed is measured, at least. */
  private static final double SPEED_SECONDS_MIN = 3;

  /** A campaign and its newest run at a moment. */
  public record Progress(CampaignId id, String name, CampaignState state, Optional<Going> run) {
    public boolean over() {
      return state.over() && run.filter(going -> going.endedAt().isEmpty()).isEmpty();
    }
  }

  /** Where the run's messages are, how many end in a second, and when the last one is out if nothing changes. */
  public record Going(RunId id, long planned, long control, boolean making, RunTally tally, double perSecond, Optional<Instant> until,
      Optional<Instant> endedAt) {}

  private record Mark(RunId run, long ended, long atNanos) {}

  private record Seen(Optional<Progress> progress, long atNanos, long costNanos, Optional<Mark> mark) {
    boolean fresh(long now) {
      return now - atNanos < Math.max(LOOK_NANOS_MIN, SPARED * costNanos);
    }
  }

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Messages messages;
  private final Map<CampaignId, Seen> seen = new ConcurrentHashMap<>();

  public CampaignLive(Db db, InstantSource clock, Clubs clubs, Messages messages) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.messages = messages;
  }

  /** Empty where there is no such campaign. */
  public Optional<Progress> look(CampaignId id) {
    if (seen.size() > KEPT_MAX) {
      seen.clear();
    }
    // One of those who watch counts, the others wait for it.
    return seen.compute(id, (_, before) -> before != null && before.fresh(System.nanoTime()) ? before : count(id, Optional.ofNullable(before)))
        .progress();
  }

  private Seen count(CampaignId id, Optional<Seen> before) {
    long began = System.nanoTime();
    return db.read(h -> {
      var campaign = CampaignSql.find(h, id);
      var run = campaign.flatMap(_ -> RunSql.ofCampaign(h, id, 1).stream().findFirst());
      var tally = run.map(newest -> messages.tally(h, newest.id()));
      long now = System.nanoTime();
      var mark = run.map(newest -> mark(newest.id(), tally.orElseThrow(), now, before.flatMap(Seen::mark)));
      double speed = mark.map(from -> speed(from, tally.orElseThrow(), now)).orElse(0.0);
      var going = run.map(newest -> new Going(newest.id(), newest.planned(), newest.control(), newest.madeAt().isEmpty(), tally.orElseThrow(),
          speed, until(h, campaign.orElseThrow(), newest, tally.orElseThrow()), newest.endedAt()));
      return new Seen(campaign.map(one -> new Progress(id, one.says().name(), one.state(), going)), now, now - began, mark);
    });
  }

  private static long ended(RunTally tally) {
    return tally.planned() - tally.open();
  }

  // The speed is that since the mark; the mark moves on when it is old enough, so that the speed follows.
  private static Mark mark(RunId run, RunTally tally, long now, Optional<Mark> before) {
    return before.filter(mark -> mark.run().equals(run) && (now - mark.atNanos()) / 1e9 < 3 * SPEED_SECONDS_MIN)
        .orElseGet(() -> new Mark(run, ended(tally), now));
  }

  private static double speed(Mark mark, RunTally tally, long now) {
    double seconds = (now - mark.atNanos()) / 1e9;
    return seconds < SPEED_SECONDS_MIN / 3 ? 0 : (ended(tally) - mark.ended()) / seconds;
  }

  private Optional<Instant> until(Handle h, Campaign campaign, RunSql.Run run, RunTally tally) {
    if (campaign.state() != CampaignState.RUNNING || tally.open() == 0) {
      return Optional.empty();
    }
    // Runs that began before this one go first on each channel.
    var before = RunSql.running(h);
    var ahead = messages.openByChannel(h, before.subList(0, before.indexOf(run.id()) + 1));
    var longest = Etas.takes(tally.open(), campaign.says());
    for (Map.Entry<Channel, Long> open : ahead.entrySet()) {
      Duration takes = Etas.takes(open.getValue(), messages.pace(open.getKey()));
      longest = takes.compareTo(longest) > 0 ? takes : longest;
    }
    return Optional.of(QuietHours.of(clubs.settings()).after(clock.instant(), longest));
  }
}
