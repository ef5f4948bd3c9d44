package club.vafa.scheduler;

import static club.vafa.scheduler.RealClub.until;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.campaign.CampaignState;
import club.vafa.db.Db;
import club.vafa.db.TestDatabase;
import club.vafa.scheduler.job.TendRunsJob;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

class ClubSchedulerTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final int CHECK_IN_MILLIS = 1_000;

  private final List<ClubScheduler> nodes = new ArrayList<>();
  private final Core core = RealClub.on(database.db());

  @BeforeEach
  void nothingIsScheduled() {
    core.db.jdbi().useHandle(h -> h.execute("""
        truncate campaign, campaign_run, campaign_delivery, message_open, qrtz_fired_triggers, qrtz_scheduler_state, qrtz_simple_triggers,
          qrtz_cron_triggers, qrtz_triggers, qrtz_job_details cascade
        """));
  }

  @AfterEach
  void stopAll() throws InterruptedException {
    for (var node : nodes) {
      node.stop(Duration.ofSeconds(20));
    }
  }

  @Test
  void everyFixedJobIsInstalledOnceHoweverManyNodesStart() throws SchedulerException {
    node().start();
    node().start();
    var scheduler = nodes.getFirst().quartz();
    assertThat(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(ClubScheduler.FIXED))).hasSameSizeAs(Schedule.JOBS);
    for (FixedJob job : Schedule.JOBS) {
      assertThat(scheduler.getTriggersOfJob(new JobKey(job.name(), ClubScheduler.FIXED))).singleElement()
          .satisfies(trigger -> assertThat(((CronTrigger) trigger).getTimeZone().getID()).as("the club's hours").isEqualTo("Asia/Tehran"));
    }
  }

  @Test
  void everyFixedJobCanBeMade() {
    var jobs = new CoreJobs(core, new CampaignTriggers(node().quartz(), core.campaigns, core.campaignRuns, core.clock));
    assertThat(Schedule.JOBS).allSatisfy(job -> assertThat(jobs.makes(job.job())).as(job.name()).isTrue());
  }

  @Test
  void aRestartLeavesTheNextTimeOfAJobAsItWasAndAChangedTimeTakesItsPlace() throws SchedulerException {
    var node = node();
    node.install(List.of(job("a", "0 0 3 * * ?"), job("b", "0 0 4 * * ?")));
    // As if the time had been missed while nobody ran.
    core.db.jdbi().useHandle(h -> h.execute("update qrtz_triggers set next_fire_time = 1 where trigger_name = 'a'"));
    node.install(List.of(job("a", "0 0 3 * * ?"), job("c", "0 0 5 * * ?")));
    assertThat(trigger("a").getNextFireTime()).isEqualTo(new Date(1));
    assertThat(node.quartz().getJobKeys(GroupMatcher.jobGroupEquals(ClubScheduler.FIXED))).as("b is not known any more")
        .containsExactlyInAnyOrder(new JobKey("a", ClubScheduler.FIXED), new JobKey("c", ClubScheduler.FIXED));
    node.install(List.of(job("a", "0 0 6 * * ?")));
    assertThat(((CronTrigger) trigger("a")).getCronExpression()).isEqualTo("0 0 6 * * ?");
    assertThat(trigger("a").getNextFireTime()).isAfter(new Date());
  }

  @Test
  void fixedJobsRunOnOneOfTheNodesAndTheirLatenessIsKnown() throws Exception {
    node().start();
    node().start();
    until("tend-runs has run", () -> runs("tend-runs") >= 2);
    var figures = nodes.stream().map(ClubScheduler::figures).filter(f -> f.containsKey("tend-runs")).findFirst().orElseThrow()
        .get("tend-runs");
    assertThat(figures.failures()).isZero();
    assertThat(figures.late()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    // Every five seconds, by whichever node.
    assertThat(runs("tend-runs")).isLessThanOrEqualTo(4);
  }

  @Test
  void aCampaignIsStartedAtItsTimeOnceByACluster() throws Exception {
    node().start();
    node().start();
    var ids = IntStream.range(0, 5).mapToObj(i -> RealClub.campaign(core, Instant.now().plusMillis(1_500))).toList();
    for (CampaignId id : ids) {
      until("the campaign has started", () -> RealClub.state(core, id) != CampaignState.SCHEDULED);
      assertThat(count("select count(*) from campaign_run where campaign_id = '" + id + "' and state <> 'SKIPPED'")).isEqualTo(1);
      assertThat(core.campaignResults.of(id).orElseThrow().run().orElseThrow().startedAt())
          .isAfterOrEqualTo(core.campaigns.byId(id).orElseThrow().scheduledFor().orElseThrow());
    }
    RealClub.nobodyListens(core);
    until("their runs are over", () -> ids.stream().allMatch(id -> RealClub.state(core, id) == CampaignState.FINISHED));
  }

  @Test
  void aProcessThatRunsNoJobsLeavesTheStartToOneThatDoes() throws Exception {
    node();
    var running = database.pool();
    try {
      var other = new ClubScheduler(RealClub.on(Db.over(running)), running, CHECK_IN_MILLIS);
      nodes.add(other);
      other.start();
      var id = RealClub.campaign(core, Instant.now());
      until("the campaign has started", () -> RealClub.state(core, id) != CampaignState.SCHEDULED);
      stopAll();
      nodes.clear();
    } finally {
      running.close();
    }
  }

  @Test
  void theTriggerFollowsTheCampaignsTimeAndGoesWithTheCampaign() throws SchedulerException {
    node();
    var at = Instant.now().plusSeconds(3_600);
    var id = RealClub.campaign(core, at);
    assertThat(campaignTrigger(id).getStartTime().toInstant().toEpochMilli()).isEqualTo(at.toEpochMilli());
    core.campaigns.schedule(Actor.SYSTEM, id, at.plusSeconds(60));
    assertThat(campaignTrigger(id).getStartTime().toInstant().toEpochMilli()).isEqualTo(at.plusSeconds(60).toEpochMilli());
    core.campaigns.cancel(Actor.SYSTEM, id);
    assertThat(nodes.getFirst().quartz().checkExists(CampaignTriggers.key(id))).isFalse();
  }

  @Test
  void aClubWhoseClockWasPutForwardStartsItsCampaignsByItsOwnTime() throws Exception {
    var ahead = Duration.ofHours(9);
    var shifted = RealClub.on(database.db(), () -> Instant.now().plus(ahead));
    var node = new ClubScheduler(shifted, database.dataSource(), CHECK_IN_MILLIS);
    nodes.add(node);
    node.quartz().start();
    var id = RealClub.campaign(shifted, Instant.now().plus(ahead).plusMillis(1_500));
    until("the campaign has started", () -> RealClub.state(shifted, id) != CampaignState.SCHEDULED);
    assertThat(shifted.campaignResults.of(id).orElseThrow().run().orElseThrow().startedAt())
        .isAfterOrEqualTo(shifted.campaigns.byId(id).orElseThrow().scheduledFor().orElseThrow());
  }

  @Test
  void healingRestoresALostTriggerMendsAWrongOneAndRemovesAStaleOne() throws SchedulerException {
    var later = Instant.now().plusSeconds(3_600);
    // Nobody listens yet, as when the process that scheduled them died before it could set a trigger.
    var lost = RealClub.campaign(core, later);
    var node = node();
    var wrong = RealClub.campaign(core, later);
    var stale = RealClub.campaign(core, later);
    core.db.jdbi().useHandle(h -> {
      h.execute("update campaign set scheduled_for = scheduled_for + interval '1 hour' where id = '" + wrong + "'");
      h.execute("delete from campaign where id = '" + stale + "'");
    });
    node.start();
    assertThat(campaignTrigger(lost).getStartTime().getTime()).isEqualTo(later.toEpochMilli());
    assertThat(campaignTrigger(wrong).getStartTime().getTime()).isEqualTo(later.plusSeconds(3_600).toEpochMilli());
    assertThat(node.quartz().checkExists(CampaignTriggers.key(stale))).isFalse();
  }

  @Test
  void aCampaignWhoseTimePassedWhileNobodyRanStartsOrIsSkippedAtTheNextStart() throws Exception {
    var soon = RealClub.campaign(core, Instant.now());
    var missed = RealClub.campaign(core, Instant.now());
    core.db.jdbi().useHandle(h -> h.execute("update campaign set scheduled_for = scheduled_for - interval '1 day' where id = '" + missed
        + "'"));
    node().start();
    until("both are decided", () -> RealClub.state(core, soon) != CampaignState.SCHEDULED && RealClub.state(core,
        missed) != CampaignState.SCHEDULED);
    assertThat(RealClub.state(core, missed)).isEqualTo(CampaignState.SKIPPED);
    assertThat(RealClub.state(core, soon)).isIn(CampaignState.RUNNING, CampaignState.FINISHED);
  }

  @Test
  void whatANodeWasDoingWhenItWasKilledIsDoneByAnother() throws Exception {
    // Without the fixed jobs, of which one would bring the trigger back: the cluster's own recovery must do it.
    var node = node();
    var id = RealClub.campaign(core, Instant.now());
    try (var holding = core.db.jdbi().open()) {
      holding.begin();
      // The node that is about to die waits for this row in the middle of its job.
      holding.execute("select id from campaign where id = '" + id + "' for update");
      var child = KilledNode.start(database.url());
      try {
        until("the node is in the middle of starting the campaign", () -> {
          if (!child.isAlive()) {
            throw new AssertionError("the node ended by itself with " + child.exitValue());
          }
          return count("select count(*) from qrtz_fired_triggers where state = 'EXECUTING' and job_name = 'start-campaign'") == 1;
        });
      } finally {
        child.destroyForcibly().waitFor();
      }
      assertThat(RealClub.state(core, id)).isEqualTo(CampaignState.SCHEDULED);
      holding.rollback();
    }
    node.quartz().start();
    until("the campaign has started", () -> RealClub.state(core, id) != CampaignState.SCHEDULED);
    assertThat(count("select count(*) from campaign_run where campaign_id = '" + id + "'")).isEqualTo(1);
  }

  @Test
  void aStoppedNodeRunsNothingMoreAndSaysSo() throws Exception {
    var node = node();
    node.start();
    assertThat(node.running()).isTrue();
    node.stop(Duration.ofSeconds(10));
    assertThat(node.running()).isFalse();
  }

  private ClubScheduler node() {
    var node = new ClubScheduler(core, database.dataSource(), CHECK_IN_MILLIS);
    nodes.add(node);
    return node;
  }

  private long runs(String job) {
    return nodes.stream().map(node -> node.figures().get(job)).filter(f -> f != null).mapToLong(Lateness.JobFigures::runs).sum();
  }

  private Trigger trigger(String name) throws SchedulerException {
    return nodes.getFirst().quartz().getTrigger(new TriggerKey(name, ClubScheduler.FIXED));
  }

  private Trigger campaignTrigger(CampaignId id) throws SchedulerException {
    return nodes.getFirst().quartz().getTrigger(CampaignTriggers.key(id));
  }

  private static FixedJob job(String name, String cron) {
    return new FixedJob(name, TendRunsJob.class, cron, FixedJob.Missed.MAKE_UP_ONCE, false);
  }

  private int count(String sql) {
    return core.db.read(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }
}
