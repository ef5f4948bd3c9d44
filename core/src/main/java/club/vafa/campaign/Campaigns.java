package club.vafa.campaign;

import club.vafa.approval.Approving;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.message.Messages;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.CampaignId;
import club.vafa.value.Ids;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.RunId;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Campaigns as marketers handle them: written, approved, given a time, paused, resumed and cancelled. */
public final class Campaigns {
  /** A time that has only just passed means now. */
  public static final Duration PAST_GRACE = Duration.ofMinutes(2);

  /** What looks at a campaign before it is saved or goes out, and what it gives. */
  public record Checks(DraftCheck draft, LaunchCheck launch, CampaignGifts gifts, CampaignEvents events) {}

  private final Db db;
  private final InstantSource clock;
  private final Trail trail;
  private final Messages messages;
  private final Checks checks;
  private final Clubs clubs;
  private final List<Consumer<CampaignId>> watchers = new CopyOnWriteArrayList<>();

  public Campaigns(Db db, InstantSource clock, Trail trail, Messages messages, Checks checks, Clubs clubs) {
    this.db = db;
    this.clock = clock;
    this.trail = trail;
    this.messages = messages;
    this.checks = checks;
    this.clubs = clubs;
  }

  /** Joins somebody who is told of each campaign whose time or state this process has changed, after the commit. */
  public void watch(Consumer<CampaignId> watcher) {
    watchers.add(watcher);
  }

  public Saving create(Actor by, CampaignDraft says) {
    var faults = checks.draft().faults(says);
    if (!faults.isEmpty()) {
      return new Saving.Wrong(faults);
    }
    return db.transact(h -> {
      var id = new CampaignId(Ids.v7(clock));
      CampaignSql.insert(h, id, says, maker(by), clock.instant());
      trail.record(h, by, "campaign.create", "campaign", id.value(), Map.of());
      return Outcome.commit(new Saving.Saved(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  /** Writes it anew; whoever does so is a maker too, and every yes to it is void. One that comes again keeps its time only while it is paused. */
  public Saving change(Actor by, CampaignId id, CampaignDraft says) {
    var faults = checks.draft().faults(says);
    if (!faults.isEmpty()) {
      return new Saving.Wrong(faults);
    }
    return db.transact(h -> {
      var before = CampaignSql.lock(h, id);
      if (before.isEmpty()) {
        return Outcome.refuse(new Saving.NotFound());
      }
      boolean sameKind = before.get().says().timing().kind() == says.timing().kind();
      if (!before.get().editable() || before.get().state() == CampaignState.PAUSED && !sameKind) {
        return Outcome.refuse(new Saving.NotEditable(before.get().state()));
      }
      CampaignSql.update(h, id, says, maker(by), clock.instant());
      if (!before.get().says().timing().equals(says.timing()) && before.get().state() == CampaignState.SCHEDULED) {
        // What it was scheduled for was of another timing.
        CampaignSql.setState(h, id, CampaignState.DRAFT, clock.instant());
        tellWatchers(h, id);
      }
      checks.launch().revoke(h, id, "edited", by);
      trail.record(h, by, "campaign.change", "campaign", id.value(), Map.of());
      return Outcome.commit(new Saving.Saved(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  private static Optional<StaffId> maker(Actor by) {
    return by.kind() == Actor.Kind.STAFF ? by.id().map(StaffId::new) : Optional.empty();
  }

  public Optional<Campaign> byId(CampaignId id) {
    return db.read(h -> CampaignSql.find(h, id));
  }

  /** How the wish for a second person's yes stands. */
  public Asked asked(Campaign campaign) {
    return db.read(h -> checks.launch().asked(h, campaign));
  }

  /** Newest first. */
  public Page<Campaign> list(PageRequest page) {
    var rows = db.read(h -> CampaignSql.page(h, page, page.after().map(CampaignId::parse)));
    return Page.cut(rows, page, campaign -> campaign.id().toString());
  }

  /** Asks for a second person's yes to the campaign as it now stands. */
  public Agreeing submit(StaffId by, CampaignId id) {
    return agree(id, (h, campaign) -> {
      checks.launch().request(h, campaign, by);
      return new Agreeing.Done(campaign);
    });
  }

  /** The yes of somebody who has not written any of it. */
  public Agreeing approve(StaffId by, CampaignId id) {
    return agree(id, (h, campaign) -> switch (checks.launch().approve(h, campaign, by)) {
      case Approving.Approved _ -> new Agreeing.Done(campaign);
      case Approving refusal -> new Agreeing.Refused(refusal);
    });
  }

  private interface Step {
    Agreeing of(Handle h, Campaign campaign);
  }

  private Agreeing agree(CampaignId id, Step step) {
    return db.transact(h -> {
      var campaign = CampaignSql.lock(h, id);
      if (campaign.isEmpty()) {
        return Outcome.refuse(new Agreeing.NotFound());
      }
      if (!campaign.get().editable()) {
        return Outcome.refuse(new Agreeing.Cannot(campaign.get().state()));
      }
      var answer = step.of(h, campaign.get());
      return answer instanceof Agreeing.Done ? Outcome.commit(answer) : Outcome.refuse(answer);
    });
  }

  /** Gives a campaign its time, or another one: one that comes again comes first at its first time from then on. */
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
      var first = first(campaign.get().says().timing(), at.truncatedTo(ChronoUnit.MILLIS));
      if (first.isEmpty()) {
        return Outcome.refuse(new Scheduling.NeverFires());
      }
      var against = against(h, campaign.get());
      if (against.isPresent()) {
        return Outcome.refuse(against.get());
      }
      CampaignSql.schedule(h, id, first.get(), now);
      trail.record(h, by, "campaign.schedule", "campaign", id.value(), Map.of("at", first.get()));
      tellWatchers(h, id);
      return Outcome.commit(new Scheduling.Scheduled(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  private Optional<Instant> first(Timing timing, Instant at) {
    return timing instanceof Timing.Recurring recurring ? recurring.after(at.minusMillis(1), clubs.settings().zone()) : Optional.of(at);
  }

  private Optional<Scheduling> against(Handle h, Campaign campaign) {
    long audience = checks.launch().audience(h, campaign.says());
    boolean once = campaign.says().timing() instanceof Timing.Once;
    if (once && audience == 0) {
      return Optional.of(new Scheduling.NobodyThere());
    }
    var missing = checks.launch().missing(h, campaign, audience);
    if (missing.isPresent()) {
      return Optional.of(new Scheduling.ApprovalMissing(audience, missing.get()));
    }
    long needed = audience - audience * campaign.says().controlPercent() / 100;
    return campaign.says().offer().flatMap(offer -> checks.gifts().left(h, offer)).filter(left -> left == 0 || once && left < needed)
        .map(left -> new Scheduling.TooFewCodes(left, once ? needed : 1));
  }

  public Changing pause(Actor by, CampaignId id) {
    return change(by, id, "campaign.pause", CampaignState.PAUSED, List.of(CampaignState.RUNNING));
  }

  /** Pauses the campaign whose run this is; for one who knows of the run alone. */
  public Changing pause(Actor by, RunId run) {
    return db.read(h -> RunSql.campaignOf(h, run)).map(id -> pause(by, id)).orElseGet(Changing.NotFound::new);
  }

  /** Goes on. What a campaign that comes again would have said in the meantime is left out. */
  public Changing resume(Actor by, CampaignId id) {
    return change(by, id, "campaign.resume", CampaignState.RUNNING, List.of(CampaignState.PAUSED));
  }

  /** Nothing more is sent; the messages that are open are cancelled by and by, however many they are. */
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
      var now = clock.instant();
      CampaignSql.setState(h, id, to, now);
      if (state == CampaignState.RUNNING || state == CampaignState.PAUSED) {
        RunSql.setState(h, id, to.name());
        messages.wakeBulk(h);
      }
      if (to == CampaignState.RUNNING && campaign.get().says().timing() instanceof Timing.Recurring recurring
          && campaign.get().scheduledFor().filter(next -> next.isBefore(now)).isPresent()) {
        CampaignSql.next(h, id, recurring.after(now, clubs.settings().zone()));
      }
      trail.record(h, by, action, "campaign", id.value(), Map.of());
      tellWatchers(h, id);
      return Outcome.commit(new Changing.Changed(CampaignSql.find(h, id).orElseThrow()));
    });
  }

  private void tellWatchers(Handle h, CampaignId id) {
    checks.events().changed(h);
    h.afterCommit(() -> watchers.forEach(watcher -> watcher.accept(id)));
  }
}
