package club.vafa.campaign;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Messages;
import club.vafa.message.RunState;
import club.vafa.message.Runs;
import club.vafa.message.Share;
import club.vafa.segment.Segments;
import club.vafa.value.CampaignId;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts campaigns at their time and ends their runs; tells the messages' gate how a run stands and what it says. */
public final class CampaignRuns implements Runs {
  /** A start that is later than this is skipped: an announcement for the evening does not go out the next morning. */
  public static final Duration LATE_MAX = Duration.ofHours(3);
  /** How many scheduled campaigns are looked at together. */
  public static final int SCHEDULED_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(CampaignRuns.class);

  /** A campaign that is to start, and when. */
  public record Due(CampaignId id, Instant scheduledFor) {}

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Messages messages;
  private final Segments segments;
  private final CampaignWords words;

  public CampaignRuns(Db db, InstantSource clock, Clubs clubs, Messages messages, Segments segments, CampaignWords words) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.messages = messages;
    this.segments = segments;
    this.words = words;
  }

  /** The campaigns that are to start, the next one first. */
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

  /** Starts a campaign for that time of its, once, whoever asks how often. */
  public Starting start(CampaignId id, Instant scheduledFor) {
    return db.transact(h -> {
      // Everybody who wants to start it waits here for the first.
      var campaign = CampaignSql.lock(h, id);
      var run = RunSql.ofTime(h, id, scheduledFor);
      if (run.isPresent()) {
        var known = run.get().id();
        return Outcome.refuse(run.get().state().equals("SKIPPED") ? new Starting.TooLate(known) : new Starting.AlreadyStarted(known));
      }
      if (campaign.filter(c -> c.state() == CampaignState.SCHEDULED && c.scheduledFor().equals(Optional.of(scheduledFor))).isEmpty()) {
        return Outcome.refuse(new Starting.NotScheduled());
      }
      var now = clock.instant();
      if (now.isBefore(scheduledFor)) {
        return Outcome.refuse(new Starting.NotYet(scheduledFor));
      }
      boolean tooLate = scheduledFor.plus(LATE_MAX).isBefore(now);
      return Outcome.commit(tooLate ? skip(h, campaign.get(), scheduledFor, now) : run(h, campaign.get(), now));
    });
  }

  private Starting skip(Handle h, Campaign campaign, Instant scheduledFor, Instant now) {
    var run = new RunId(Ids.v7(clock));
    insert(h, run, campaign.id(), scheduledFor, "SKIPPED", now);
    CampaignSql.setState(h, campaign.id(), CampaignState.SKIPPED, now);
    return new Starting.TooLate(run);
  }

  private Starting run(Handle h, Campaign campaign, Instant now) {
    var run = new RunId(Ids.v7(clock));
    var says = campaign.says();
    insert(h, run, campaign.id(), campaign.scheduledFor().orElseThrow(), "RUNNING", now);
    var frozen = RunSql.freeze(h, run, says.controlPercent(), languages(says), segments.reached(says.audience(), says.channels()), now);
    RunSql.frozen(h, run, frozen);
    messages.enqueueRun(h, run, Optional.empty(), RunSql.TO_SEND, Map.of("frozenRun", run.value()));
    CampaignSql.setState(h, campaign.id(), CampaignState.RUNNING, now);
    return new Starting.Started(run, frozen.planned(), frozen.control());
  }

  // The campaign's row is locked, so nobody else can have made it since it was looked for.
  private static void insert(Handle h, RunId run, CampaignId campaign, Instant scheduledFor, String state, Instant now) {
    if (!RunSql.insert(h, run, campaign, scheduledFor, state, now)) {
      throw new IllegalStateException("campaign " + campaign + " has a run for " + scheduledFor);
    }
  }

  RunSql.Languages languages(CampaignDraft says) {
    var written = Arrays.stream(Language.values()).filter(language -> says.in(language).isPresent()).toList();
    var main = clubs.settings().mainLanguage();
    return new RunSql.Languages(written, written.contains(main) ? main : written.getFirst());
  }

  /**
   * Ends what is over: a run of which no message is open is finished, and what is left of a cancelled run is cancelled. Goes on wherever a
   * process that died has left it. Answers how many runs it ended.
   */
  public int tend() {
    int ended = 0;
    for (var run : db.read(RunSql::unended)) {
      if (run.state().equals("CANCELLED")) {
        messages.cancelRun(run.id());
      }
      ended += db.transact(h -> Outcome.commit(endIfOver(h, run.campaignId(), run.id()))) ? 1 : 0;
    }
    return ended;
  }

  private boolean endIfOver(Handle h, CampaignId campaign, RunId id) {
    // The campaign first, as everybody who changes both.
    CampaignSql.lock(h, campaign);
    var run = RunSql.lock(h, id).orElseThrow();
    if (run.endedAt().isPresent() || messages.open(h, id)) {
      return false;
    }
    var now = clock.instant();
    boolean cancelled = run.state().equals("CANCELLED");
    RunSql.end(h, id, cancelled ? "CANCELLED" : "FINISHED", now);
    if (!cancelled) {
      CampaignSql.setState(h, campaign, CampaignState.FINISHED, now);
    }
    return true;
  }

  /** Has the bulk workers of this process look again, once this transaction is committed. */
  void resumed(Handle h) {
    for (Channel channel : Channel.values()) {
      h.afterCommit(messages.waiting(channel, Share.BULK)::signal);
    }
  }

  @Override
  public List<RunId> running(Handle h) {
    return RunSql.running(h);
  }

  @Override
  public Map<RunId, RunState> states(Handle h, Collection<RunId> runs) {
    return RunSql.states(h, runs);
  }

  @Override
  public Map<MessageId, Content> contents(Handle h, List<Wanted> wanted) {
    var written = RunSql.words(h, wanted.stream().map(Wanted::run).distinct().toList());
    var alike = new HashMap<Alike, Content>();
    var contents = new HashMap<MessageId, Content>();
    for (var one : wanted) {
      var text = Optional.ofNullable(written.get(one.run())).flatMap(words -> words.in(one.language()));
      if (text.isEmpty()) {
        continue;
      }
      // Words that are the same for everybody are put together once.
      var says = CampaignText.sameForAll(text.get())
          ? alike.computeIfAbsent(new Alike(one.run(), one.channel(), one.language()), same -> said(h, text.get(), one))
          : said(h, text.get(), one);
      contents.put(one.message(), says);
    }
    return contents;
  }

  private record Alike(RunId run, Channel channel, Language language) {}

  private Content said(Handle h, String text, Wanted one) {
    return words.content(h, text, one.member(), one.channel(), one.language());
  }
}
