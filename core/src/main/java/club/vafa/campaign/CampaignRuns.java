package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.message.Messages;
import club.vafa.value.CampaignId;
import club.vafa.value.Ids;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts campaigns at their times and ends their runs. */
public final class CampaignRuns {
  /** A start that is later than this is skipped: an announcement for the evening does not go out the next morning. */
  public static final Duration LATE_MAX = Duration.ofHours(3);
  /** How many scheduled campaigns are looked at together. */
  public static final int SCHEDULED_MAX = 1_000;
  public static final int KEPT_DAYS = 30;
  private static final int FORGET_MAX = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(CampaignRuns.class);

  /** A campaign that is to start, and when. */
  public record Due(CampaignId id, Instant scheduledFor) {}

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Messages messages;
  private final RunMaking making;
  private final Campaigns.Checks checks;

  public CampaignRuns(Db db, InstantSource clock, Clubs clubs, Messages messages, RunMaking making, Campaigns.Checks checks) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.messages = messages;
    this.making = making;
    this.checks = checks;
  }

  /** The campaigns that are to start, or to come back, the next one first. */
  public List<Due> scheduled() {
    return db.read(h -> CampaignSql.scheduled(h, SCHEDULED_MAX));
  }

  /** Starts every campaign whose time has come and that nobody has started yet. Answers how many those were. */
  public int startDue() {
    var now = clock.instant();
    var due = scheduled().stream().filter(one -> !one.scheduledFor().isAfter(now)).toList();
    due.forEach(this::startOrLog);
    return due.size();
  }

  // A campaign that cannot be started must not hold up those after it.
  private void startOrLog(Due due) {
    try {
      start(due.id(), due.scheduledFor());
    } catch (RuntimeException e) {
      LOG.error("campaign {} was not started", due.id(), e);
    }
  }

  /** Starts a campaign for that time of its, once, whoever asks how often; answers when all its deliveries have been made. */
  public Starting start(CampaignId id, Instant scheduledFor) {
    var answer = begin(id, scheduledFor);
    if (!(answer instanceof Starting.Started(RunId run, int _, int _))) {
      return answer;
    }
    making.make(run);
    var made = db.read(h -> RunSql.find(h, run).orElseThrow());
    return new Starting.Started(run, (int) made.planned(), (int) made.control());
  }

  /** The same without the deliveries, which {@link #tend} makes. */
  Starting begin(CampaignId id, Instant scheduledFor) {
    return db.transact(h -> {
      // Everybody who wants to start it waits here for the first.
      var campaign = CampaignSql.lock(h, id);
      var run = RunSql.ofTime(h, id, scheduledFor);
      if (run.isPresent()) {
        return Outcome.refuse(known(run.get()));
      }
      if (campaign.filter(c -> c.awaits(scheduledFor)).isEmpty()) {
        return Outcome.refuse(new Starting.NotScheduled());
      }
      var now = clock.instant();
      if (now.isBefore(scheduledFor)) {
        return Outcome.refuse(new Starting.NotYet(scheduledFor));
      }
      return Outcome.commit(begin(h, campaign.get(), scheduledFor, now));
    });
  }

  private static Starting known(RunSql.Run run) {
    return run.why().<Starting>map(why -> why.equals("TOO_LATE") ? new Starting.TooLate(run.id()) : new Starting.NotApproved(run.id()))
        .orElseGet(() -> new Starting.AlreadyStarted(run.id()));
  }

  private Starting begin(Handle h, Campaign campaign, Instant scheduledFor, Instant now) {
    if (campaign.says().timing() instanceof Timing.OnEvent) {
      CampaignSql.setState(h, campaign.id(), CampaignState.RUNNING, now);
      checks.events().changed(h);
      return new Starting.Listening();
    }
    var run = new RunId(Ids.v7(clock));
    if (scheduledFor.plus(LATE_MAX).isBefore(now)) {
      skip(h, run, campaign, scheduledFor, "TOO_LATE", now);
      return new Starting.TooLate(run);
    }
    if (checks.launch().needsApproval(h, campaign)) {
      skip(h, run, campaign, scheduledFor, "NOT_APPROVED", now);
      return new Starting.NotApproved(run);
    }
    // The campaign's row is locked, so nobody else can have made it since it was looked for.
    if (!RunSql.insert(h, run, campaign, scheduledFor, checks.launch().settled(campaign.says()), now)) {
      throw new IllegalStateException("campaign " + campaign.id() + " has a run for " + scheduledFor);
    }
    CampaignSql.setState(h, campaign.id(), CampaignState.RUNNING, now);
    goOn(h, campaign, scheduledFor);
    return new Starting.Started(run, 0, 0);
  }

  private void skip(Handle h, RunId run, Campaign campaign, Instant scheduledFor, String why, Instant now) {
    if (!RunSql.skip(h, run, campaign, scheduledFor, why, now)) {
      throw new IllegalStateException("campaign " + campaign.id() + " has a run for " + scheduledFor);
    }
    boolean comesBack = campaign.says().timing() instanceof Timing.Recurring;
    CampaignSql.setState(h, campaign.id(), comesBack ? CampaignState.RUNNING : CampaignState.SKIPPED, now);
    goOn(h, campaign, scheduledFor);
  }

  private void goOn(Handle h, Campaign campaign, Instant fired) {
    if (campaign.says().timing() instanceof Timing.Recurring recurring) {
      CampaignSql.next(h, campaign.id(), recurring.after(fired, clubs.settings().zone()));
    }
  }

  /**
   * Makes what deliveries are missing, and ends what is over: a run of which no message is open is finished, and what is left of a cancelled
   * run is cancelled. Goes on wherever a process that died has left it. Answers how many runs it ended.
   */
  public int tend() {
    making.makeAll();
    checks.gifts().takeBack();
    int ended = 0;
    for (var run : db.read(RunSql::unended)) {
      if (run.state().equals("CANCELLED")) {
        messages.cancelRun(run.id());
      }
      ended += db.transact(h -> Outcome.commit(endIfOver(h, run.campaignId(), run.id()))) ? 1 : 0;
    }
    var now = clock.instant();
    db.read(h -> CampaignSql.spent(h, now)).forEach(id -> db.transact(h -> {
      CampaignSql.lock(h, id).filter(campaign -> campaign.state() == CampaignState.RUNNING)
          .ifPresent(campaign -> CampaignSql.setState(h, id, CampaignState.FINISHED, now));
      return Outcome.commit(id);
    }));
    return ended;
  }

  private boolean endIfOver(Handle h, CampaignId id, RunId runId) {
    // The campaign first, as everybody who changes both.
    var campaign = CampaignSql.lock(h, id).orElseThrow();
    var run = RunSql.lock(h, runId).orElseThrow();
    var now = clock.instant();
    boolean cancelled = run.state().equals("CANCELLED");
    boolean more = run.madeAt().isEmpty() || !cancelled && run.openUntil().filter(until -> until.isAfter(now)).isPresent();
    if (run.endedAt().isPresent() || more || messages.open(h, runId)) {
      return false;
    }
    RunSql.end(h, runId, cancelled ? "CANCELLED" : "FINISHED", now);
    if (!cancelled && campaign.says().timing() instanceof Timing.Once) {
      CampaignSql.setState(h, id, CampaignState.FINISHED, now);
    }
    return true;
  }

  /** Forgets what campaigns that have long been over were to answer. Answers how many happenings those were. */
  public int forget() {
    var before = clock.instant().minus(Duration.ofDays(KEPT_DAYS));
    int forgotten = 0;
    int slice;
    do {
      slice = db.transact(h -> Outcome.commit(DueSql.forget(h, before, FORGET_MAX)));
      forgotten += slice;
    } while (slice == FORGET_MAX);
    return forgotten;
  }
}
