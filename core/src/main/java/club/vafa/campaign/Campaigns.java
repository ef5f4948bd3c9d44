package club.vafa.campaign;

import club.vafa.branch.Branches;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.message.Messages;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.CampaignId;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.Money;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Campaigns as marketers handle them: written, given a time, paused, resumed, cancelled, and read. */
public final class Campaigns {
  /** A time that has only just passed means now. */
  public static final Duration PAST_GRACE = Duration.ofMinutes(2);

  private final Db db;
  private final InstantSource clock;
  private final Trail trail;
  private final Branches branches;
  private final Messages messages;
  private final CampaignRuns runs;
  private final Clubs clubs;
  private final List<Consumer<CampaignId>> watchers = new CopyOnWriteArrayList<>();

  public Campaigns(Db db, InstantSource clock, Trail trail, Branches branches, Messages messages, CampaignRuns runs, Clubs clubs) {
    this.db = db;
    this.clock = clock;
    this.trail = trail;
    this.branches = branches;
    this.messages = messages;
    this.runs = runs;
    this.clubs = clubs;
  }

  /** Joins somebody who is told of each campaign whose time or state this process has changed, after the commit. */
  public void watch(Consumer<CampaignId> watcher) {
    watchers.add(watcher);
  }

  public Saving create(Actor by, CampaignDraft says) {
    var faults = faults(says);
    if (!faults.isEmpty()) {
      return new Saving.Wrong(faults);
    }
    return db.transact(h -> {
      var id = new CampaignId(Ids.v7(clock));
      CampaignSql.insert(h, id, says, clock.instant());
      trail.record(h, by, "campaign.create", "campaign", id.value(), Map.of());
      return Outcome.commit(new Saving.Saved(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  public Saving change(Actor by, CampaignId id, CampaignDraft says) {
    var faults = faults(says);
    if (!faults.isEmpty()) {
      return new Saving.Wrong(faults);
    }
    return db.transact(h -> {
      var before = CampaignSql.lock(h, id);
      if (before.isEmpty()) {
        return Outcome.refuse(new Saving.NotFound());
      }
      if (!before.get().state().editable()) {
        return Outcome.refuse(new Saving.NotEditable(before.get().state()));
      }
      CampaignSql.update(h, id, says, clock.instant());
      trail.record(h, by, "campaign.change", "campaign", id.value(), Map.of());
      return Outcome.commit(new Saving.Saved(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  private List<Saving.Fault> faults(CampaignDraft says) {
    var faults = new ArrayList<Saving.Fault>();
    if (says.name().isBlank()) {
      faults.add(new Saving.Fault.NoName());
    }
    if (says.name().length() > CampaignDraft.NAME_CHARS_MAX) {
      faults.add(new Saving.Fault.NameTooLong(CampaignDraft.NAME_CHARS_MAX));
    }
    for (Language language : Language.values()) {
      says.in(language).ifPresent(text -> faults.addAll(new CampaignText(text).faults(language)));
    }
    if (says.fa().or(says::en).isEmpty()) {
      faults.add(new Saving.Fault.NoText());
    }
    if (says.channels().isEmpty()) {
      faults.add(new Saving.Fault.NoChannel());
    }
    if (says.controlPercent() < 0 || says.controlPercent() > CampaignDraft.CONTROL_PERCENT_MAX) {
      faults.add(new Saving.Fault.ControlOutOfRange(CampaignDraft.CONTROL_PERCENT_MAX));
    }
    if (says.audience().branch().filter(branch -> branches.byId(branch).isEmpty()).isPresent()) {
      faults.add(new Saving.Fault.UnknownBranch());
    }
    return faults;
  }

  public Optional<Campaign> byId(CampaignId id) {
    return db.read(h -> CampaignSql.find(h, id));
  }

  /** Newest first. */
  public Page<Campaign> list(PageRequest page) {
    var rows = db.read(h -> CampaignSql.page(h, page, page.after().map(CampaignId::parse)));
    return Page.cut(rows, page, campaign -> campaign.id().toString());
  }

  /** Gives a campaign its time, or another one. */
  public Scheduling schedule(Actor by, CampaignId id, Instant at) {
    return db.transact(h -> {
      var now = clock.instant();
      var campaign = CampaignSql.lock(h, id);
      if (campaign.isEmpty()) {
        return Outcome.refuse(new Scheduling.NotFound());
      }
      if (!campaign.get().state().editable()) {
        return Outcome.refuse(new Scheduling.Cannot(campaign.get().state()));
      }
      if (at.isBefore(now.minus(PAST_GRACE))) {
        return Outcome.refuse(new Scheduling.InThePast(now));
      }
      // Whole milliseconds, as timers and JSON have them, so that the time is the same wherever it is told.
      CampaignSql.schedule(h, id, at.truncatedTo(ChronoUnit.MILLIS), now);
      trail.record(h, by, "campaign.schedule", "campaign", id.value(), Map.of("at", at));
      tellWatchers(h, id);
      return Outcome.commit(new Scheduling.Scheduled(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  public Changing pause(Actor by, CampaignId id) {
    return change(by, id, "campaign.pause", CampaignState.PAUSED, List.of(CampaignState.RUNNING));
  }

  /** Pauses the campaign whose run this is; for one who knows of the run alone. */
  public Changing pause(Actor by, RunId run) {
    return db.read(h -> RunSql.campaignOf(h, run)).map(id -> pause(by, id)).orElseGet(Changing.NotFound::new);
  }

  public Changing resume(Actor by, CampaignId id) {
    return change(by, id, "campaign.resume", CampaignState.RUNNING, List.of(CampaignState.PAUSED));
  }

  /** Cancels at once what has not been sent; the messages themselves follow, however many they are. */
  public Changing cancel(Actor by, CampaignId id) {
    return change(by, id, "campaign.cancel", CampaignState.CANCELLED,
        List.of(CampaignState.DRAFT, CampaignState.SCHEDULED, CampaignState.SKIPPED, CampaignState.RUNNING, CampaignState.PAUSED));
  }

  private Changing change(Actor by, CampaignId id, String action, CampaignState to, List<CampaignState> from) {
    return db.transact(h -> {
      var campaign = CampaignSql.lock(h, id);
      if (campaign.isEmpty()) {
        return Outcome.refuse(new Changing.NotFound());
      }
      var state = campaign.get().state();
      if (!from.contains(state)) {
        return Outcome.refuse(new Changing.Cannot(state));
      }
      CampaignSql.setState(h, id, to, clock.instant());
      if (state == CampaignState.RUNNING || state == CampaignState.PAUSED) {
        RunSql.setState(h, RunSql.latest(h, id).orElseThrow().id(), to.name());
        runs.resumed(h);
      }
      trail.record(h, by, action, "campaign", id.value(), Map.of());
      tellWatchers(h, id);
      return Outcome.commit(new Changing.Changed(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  public Optional<Results> results(CampaignId id) {
    return db.read(h -> CampaignSql.find(h, id).map(campaign -> new Results(campaign, RunSql.latest(h, id).map(run -> results(h, run)))));
  }

  private Results.RunResults results(Handle h, RunSql.Run run) {
    var tally = messages.tally(h, run.id());
    return new Results.RunResults(run.id(), run.scheduledFor(), run.startedAt(), run.endedAt(), run.planned(), run.control(),
        run.fallbackLanguage(), tally, RunSql.byChannel(h, run.id()), new Money(tally.cost(), clubs.settings().money()),
        messages.nextDue(h, run.id()), messages.reasons(h, run.id()));
  }

  private void tellWatchers(Handle h, CampaignId id) {
    h.afterCommit(() -> watchers.forEach(watcher -> watcher.accept(id)));
  }
}
