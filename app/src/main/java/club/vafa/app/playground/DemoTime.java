package club.vafa.app.playground;

import club.vafa.Core;
import club.vafa.bot.local.PlaygroundClock;
import club.vafa.scheduler.ClubScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The club's time as the playground shows it and puts it forward. What would have happened on the way happens then. */
public final class DemoTime implements PlaygroundClock {

  // A campaign that is hours late is not started any more, so nobody jumps over the time of one.
  private static final Duration STEP = Duration.ofHours(1);

  private final Core core;
  private final ShiftedClock clock;
  private final ClubScheduler scheduler;

  public DemoTime(Core core, ShiftedClock clock, ClubScheduler scheduler) {
    this.core = core;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public ZoneId zone() {
    return core.clubs.settings().zone();
  }

  @Override
  public synchronized boolean forward(Duration by) {
    for (var left = by; left.isPositive(); left = left.minus(STEP)) {
      if (!clock.forward(left.compareTo(STEP) < 0 ? left : STEP)) {
        return false;
      }
      core.campaignRuns.startDue();
      core.campaignEvents.look();
      core.runDays.fire();
    }
    scheduler.runFixedJobs();
    return true;
  }
}
