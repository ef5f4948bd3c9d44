package club.vafa.scheduler;

import club.vafa.Core;
import club.vafa.value.Ids;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node of the cluster of schedulers. A node that is made but not started runs nothing, and still puts the triggers of campaigns that
 * its process schedules into the database, where a started node finds them.
 */
public final class ClubScheduler {
  static final String FIXED = "fixed";
  private static final String CLUSTER = "vafa";
  private static final int THREADS = 4;
  private static final int CHECK_IN_MILLIS = 5_000;
  // How soon a node sees what another one has put into the database.
  private static final int IDLE_WAIT_MILLIS = 1_000;
  private static final int MISFIRE_MILLIS = 60_000;
  private static final Logger LOG = LoggerFactory.getLogger(ClubScheduler.class);

  private final Core core;
  private final Scheduler quartz;
  private final CampaignTriggers triggers;
  private final Lateness lateness = new Lateness();

  public ClubScheduler(Core core, DataSource source) {
    this(core, source, CHECK_IN_MILLIS);
  }

  ClubScheduler(Core core, DataSource source, int checkInMillis) {
    this.core = core;
    try {
      this.quartz = quartz(source, checkInMillis);
      this.triggers = new CampaignTriggers(quartz, core.campaigns, core.campaignRuns, core.clock);
      quartz.setJobFactory(new CoreJobs(core, triggers));
      quartz.getListenerManager().addJobListener(lateness);
      quartz.addJob(CampaignTriggers.job(), true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot be made", e);
    }
    core.campaigns.watch(triggers::changed);
  }

  private static Scheduler quartz(DataSource source, int checkInMillis) throws SchedulerException {
    var node = Ids.random().toString();
    DBConnectionManager.getInstance().addConnectionProvider(node, new SharedConnections(source));
    var properties = new Properties();
    Map.ofEntries(
        Map.entry("scheduler.instanceName", CLUSTER),
        Map.entry("scheduler.instanceId", node),
        Map.entry("scheduler.skipUpdateCheck", "true"),
        Map.entry("scheduler.idleWaitTime", Integer.toString(IDLE_WAIT_MILLIS)),
        Map.entry("threadPool.class", "org.quartz.simpl.SimpleThreadPool"),
        Map.entry("threadPool.threadCount", Integer.toString(THREADS)),
        Map.entry("threadPool.makeThreadsDaemons", "true"),
        Map.entry("scheduler.makeSchedulerThreadDaemon", "true"),
        Map.entry("jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
        Map.entry("jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
        Map.entry("jobStore.dataSource", node),
        Map.entry("jobStore.useProperties", "true"),
        Map.entry("jobStore.isClustered", "true"),
        Map.entry("jobStore.clusterCheckinInterval", Integer.toString(checkInMillis)),
        Map.entry("jobStore.acquireTriggersWithinLock", "true"),
        Map.entry("jobStore.misfireThreshold", Integer.toString(MISFIRE_MILLIS)))
        .forEach((key, value) -> properties.setProperty("org.quartz." + key, value));
    // The repository of this JVM knows schedulers by the cluster's name alone, and would hand the first one out again.
    synchronized (ClubScheduler.class) {
      SchedulerRepository.getInstance().remove(CLUSTER);
      var made = new StdSchedulerFactory(properties).getScheduler();
      SchedulerRepository.getInstance().remove(CLUSTER);
      return made;
    }
  }

  /** Puts the fixed jobs into the database as this program knows them, heals the campaigns' triggers, and begins to run what is due. */
  public void start() {
    try {
      install(Schedule.JOBS);
      triggers.heal();
      quartz.start();
      LOG.info("the scheduler has started with {} fixed jobs", Schedule.JOBS.size());
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot start", e);
    }
  }

  /** Runs every fixed job once and at once, where this node runs any: for a club whose clock was put forward. */
  public void runFixedJobs() {
    if (!running()) {
      return;
    }
    try {
      for (FixedJob job : Schedule.JOBS) {
        quartz.triggerJob(new JobKey(job.name(), FIXED));
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("the fixed jobs could not be run", e);
    }
  }

  /** Starts no job any more, and waits at most so long for those that run. */
  public void stop(Duration grace) throws InterruptedException {
    var stopping = Thread.ofVirtual().name("scheduler-stop").start(this::shutDown);
    if (!stopping.join(grace)) {
      LOG.warn("jobs were still running after {}; another node or the next start goes on with them", grace);
    }
  }

  private void shutDown() {
    try {
      quartz.standby();
      quartz.shutdown(true);
    } catch (SchedulerException e) {
      LOG.warn("the scheduler did not stop well", e);
    }
  }

  /** How the jobs of this process have run, by name. */
  public Map<String, Lateness.JobFigures> figures() {
    return lateness.figures();
  }

  /** Whether this node runs jobs. */
  public boolean running() {
    try {
      return quartz.isStarted() && !quartz.isInStandbyMode() && !quartz.isShutdown();
    } catch (SchedulerException e) {
      return false;
    }
  }

  Scheduler quartz() {
    return quartz;
  }

  // A trigger that is as it should be is left alone, with the time at which it is due next: a restart must neither skip a run nor add one.
  void install(List<FixedJob> jobs) throws SchedulerException {
    var zone = TimeZone.getTimeZone(core.clubs.settings().zone());
    for (FixedJob job : jobs) {
      var detail = detail(job);
      var trigger = trigger(job, detail, zone);
      if (quartz.getTrigger(trigger.getKey()) instanceof CronTrigger present && same(present, trigger)) {
        quartz.addJob(detail, true);
      } else {
        quartz.scheduleJob(detail, Set.of(trigger), true);
      }
    }
    var known = new HashSet<>(jobs.stream().map(job -> new JobKey(job.name(), FIXED)).toList());
    for (JobKey key : quartz.getJobKeys(GroupMatcher.jobGroupEquals(FIXED))) {
      if (!known.contains(key)) {
        quartz.deleteJob(key);
      }
    }
  }

  private static boolean same(CronTrigger a, CronTrigger b) {
    return a.getCronExpression().equals(b.getCronExpression()) && a.getTimeZone().equals(b.getTimeZone())
        && a.getMisfireInstruction() == b.getMisfireInstruction();
  }

  private static JobDetail detail(FixedJob job) {
    return JobBuilder.newJob(job.job()).withIdentity(job.name(), FIXED).storeDurably().requestRecovery(job.recovered()).build();
  }

  private static CronTrigger trigger(FixedJob job, JobDetail detail, TimeZone zone) {
    var times = CronScheduleBuilder.cronSchedule(job.cron()).inTimeZone(zone);
    return TriggerBuilder.newTrigger().withIdentity(new TriggerKey(job.name(), FIXED)).forJob(detail).startNow()
        .withSchedule(switch (job.missed()) {
          case MAKE_UP_ONCE -> times.withMisfireHandlingInstructionFireAndProceed();
          case WAIT_FOR_NEXT -> times.withMisfireHandlingInstructionDoNothing();
        }).build();
  }
}
