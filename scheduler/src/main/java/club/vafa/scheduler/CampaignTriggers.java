package club.vafa.scheduler;

import club.vafa.campaign.Campaign;
import club.vafa.campaign.CampaignRuns;
import club.vafa.campaign.Campaigns;
import club.vafa.scheduler.job.StartCampaignJob;
import club.vafa.value.CampaignId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The triggers of scheduled campaigns, derived from the campaigns' rows. */
public final class CampaignTriggers {
  static final String GROUP = "campaign";
  static final JobKey JOB = new JobKey("start-campaign", GROUP);
  private static final Duration SAME_TIME = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(CampaignTriggers.class);

  private final Scheduler scheduler;
  private final Campaigns campaigns;
  private final CampaignRuns runs;
  private final InstantSource clubClock;

  CampaignTriggers(Scheduler scheduler, Campaigns campaigns, CampaignRuns runs, InstantSource clubClock) {
    this.scheduler = scheduler;
    this.campaigns = campaigns;
    this.runs = runs;
    this.clubClock = clubClock;
  }

  static JobDetail job() {
    // A node that dies while it starts a campaign leaves the start to another one.
    return JobBuilder.newJob(StartCampaignJob.class).withIdentity(JOB).storeDurably().requestRecovery().build();
  }

  /** Told of a campaign that has changed; what fails here is mended by the next healing. */
  public void changed(CampaignId id) {
    try {
      set(id);
    } catch (SchedulerException | RuntimeException e) {
      LOG.warn("the trigger of campaign {} was not set", id, e);
    }
  }

  /** Brings every trigger to what its campaign's row says. */
  public void heal() throws SchedulerException {
    for (var due : runs.scheduled()) {
      set(due.id());
    }
    for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP))) {
      set(CampaignId.parse(key.getName()));
    }
  }

  private void set(CampaignId id) throws SchedulerException {
    var key = key(id);
    var wanted = campaigns.byId(id).flatMap(Campaign::awaited);
    var present = Optional.ofNullable(scheduler.getTrigger(key));
    if (wanted.isEmpty()) {
      if (present.isPresent()) {
        scheduler.unscheduleJob(key);
      }
    } else if (present.isEmpty()) {
      scheduler.scheduleJob(trigger(id, wanted.get()));
    } else if (!standsFor(present.get(), wanted.get())) {
      scheduler.rescheduleJob(key, trigger(id, wanted.get()));
    } else if (scheduler.getTriggerState(key) == TriggerState.ERROR) {
      scheduler.resetTriggerFromErrorState(key);
    }
  }

  static TriggerKey key(CampaignId id) {
    return new TriggerKey(id.toString(), GROUP);
  }

  private boolean standsFor(Trigger present, Instant wanted) {
    return present.getJobDataMap().getString(StartCampaignJob.SCHEDULED_FOR).equals(wanted.toString())
        && Duration.between(present.getStartTime().toInstant(), onTheMachine(wanted)).abs().compareTo(SAME_TIME) < 0;
  }

  // Quartz goes by the machine's clock. The club's may have been put forward, for a demonstration.
  private Instant onTheMachine(Instant clubTime) {
    var ahead = Duration.between(InstantSource.system().instant(), clubClock.instant());
    return ahead.abs().compareTo(SAME_TIME) < 0 ? clubTime : clubTime.minus(ahead);
  }

  // Missed, it fires as soon as somebody is there: whether that is too late is for core to say.
  private Trigger trigger(CampaignId id, Instant at) {
    return TriggerBuilder.newTrigger().withIdentity(key(id)).forJob(JOB).startAt(Date.from(onTheMachine(at)))
        .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
        .usingJobData(StartCampaignJob.CAMPAIGN, id.toString()).usingJobData(StartCampaignJob.SCHEDULED_FOR, at.toString()).build();
  }
}
