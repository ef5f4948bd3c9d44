package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.campaign.Campaign;
import club.vafa.campaign.Agreeing;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.CampaignLive;
import club.vafa.campaign.Changing;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.value.BranchId;
import club.vafa.value.CampaignId;
import club.vafa.web.Call;
import club.vafa.web.EventStream;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.CampaignShapes.CampaignView;
import club.vafa.web.api.CampaignShapes.CampaignWish;
import club.vafa.web.api.CampaignShapes.PreviewView;
import club.vafa.web.api.CampaignFigures.ProgressView;
import club.vafa.web.api.CampaignFigures.ResultsOfCampaign;
import club.vafa.web.api.CampaignFigures.TestAnswer;
import club.vafa.web.api.CampaignFigures.TestView;
import club.vafa.web.api.CampaignFigures.TestWish;
import club.vafa.web.api.CampaignFigures.WatchQuery;
import club.vafa.web.api.CampaignShapes.ScheduleWish;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Campaigns. */
public final class CampaignApi {
  /** A campaign that is to start at once is given so much time until it does. */
  private static final int AT_ONCE_SECONDS = 5;
  private static final int WATCH_SECONDS = 600;
  private static final int PULSE_SECONDS = 15;
  private static final int LOOK_MILLIS = 1_000;

  private final Core core;

  public CampaignApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(core.campaigns.list(call.pageById()).map(CampaignView::of));
  }

  public Reply create(Call call) {
    return draft(call, draft -> core.campaigns.create(call.actor(), draft));
  }

  public Reply edit(Call call) {
    return call.id("campaign", CampaignId::new).map(id -> draft(call, draft -> core.campaigns.change(call.actor(), id, draft)))
        .orElseGet(Refusals::notFound);
  }

  private Reply draft(Call call, Function<CampaignDraft, Saving> save) {
    var wish = call.body(CampaignWish.class);
    var code = wish.audience().flatMap(CampaignShapes.AudienceWish::branch);
    Optional<BranchId> branch = code.flatMap(core.branches::byCode).map(found -> found.id());
    if (code.isPresent() && branch.isEmpty()) {
      return Refusals.unknownBranch(code.get());
    }
    var saving = save.apply(wish.draft(branch, text -> core.templateShelf.find(text).filter(kept -> !kept.retired()).map(kept -> kept.says().text())));
    return saving instanceof Saving.Saved(Campaign campaign) ? Reply.of(CampaignView.of(campaign)) : Refusals.of(saving);
  }

  public Reply show(Call call) {
    return call.id("campaign", CampaignId::new).flatMap(core.campaigns::byId).map(found -> Reply.of(CampaignView.of(found)))
        .orElseGet(Refusals::notFound);
  }

  public Reply preview(Call call) {
    return call.id("campaign", CampaignId::new).flatMap(core.campaignPreviews::preview).map(preview -> Reply.of(PreviewView.of(preview)))
        .orElseGet(Refusals::notFound);
  }

  public Reply schedule(Call call) {
    var at = call.body(ScheduleWish.class).at().orElseGet(() -> core.clock.instant().plusSeconds(AT_ONCE_SECONDS));
    return call.id("campaign", CampaignId::new).map(id -> core.campaigns.schedule(call.actor(), id, at))
        .map(answer -> answer instanceof Scheduling.Scheduled(Campaign campaign) ? Reply.of(CampaignView.of(campaign))
            : Refusals.of(answer))
        .orElseGet(Refusals::notFound);
  }

  public Reply pause(Call call) {
    return change(call, id -> core.campaigns.pause(call.actor(), id));
  }

  public Reply resume(Call call) {
    return change(call, id -> core.campaigns.resume(call.actor(), id));
  }

  public Reply cancel(Call call) {
    return change(call, id -> core.campaigns.cancel(call.actor(), id));
  }

  private static Reply change(Call call, Function<CampaignId, Changing> change) {
    return call.id("campaign", CampaignId::new).map(change)
        .map(answer -> answer instanceof Changing.Changed(Campaign campaign) ? Reply.of(CampaignView.of(campaign)) : Refusals.of(answer))
        .orElseGet(Refusals::notFound);
  }

  public Reply results(Call call) {
    return call.id("campaign", CampaignId::new).flatMap(core.campaignResults::of).map(results -> Reply.of(ResultsOfCampaign.of(results)))
        .orElseGet(Refusals::notFound);
  }

  public Reply submit(Call call) {
    return agree(call, id -> core.campaigns.submit(call.session().staffId(), id));
  }

  public Reply approve(Call call) {
    return agree(call, id -> core.campaigns.approve(call.session().staffId(), id));
  }

  private static Reply agree(Call call, Function<CampaignId, Agreeing> agree) {
    return call.id("campaign", CampaignId::new).map(agree)
        .map(answer -> answer instanceof Agreeing.Done(Campaign campaign) ? Reply.of(CampaignView.of(campaign)) : Refusals.of(answer))
        .orElseGet(Refusals::notFound);
  }

  public Reply test(Call call) {
    return call.id("campaign", CampaignId::new).flatMap(id -> core.testSends.send(call.actor(), id, call.body(TestWish.class).members()))
        .map(tests -> Reply.of(new TestAnswer(tests.stream().map(TestView::of).toList()))).orElseGet(Refusals::notFound);
  }

  public Reply events(Call call) {
    var id = call.id("campaign", CampaignId::new);
    if (id.flatMap(core.campaignLive::look).isEmpty()) {
      return Refusals.notFound();
    }
    long end = System.nanoTime() + Duration.ofSeconds(call.query(WatchQuery.class).seconds().orElse(WATCH_SECONDS)).toNanos();
    return Reply.events(out -> watch(id.get(), end, out));
  }

  private void watch(CampaignId id, long end, EventStream.Out out) throws IOException, InterruptedException {
    Optional<ProgressView> told = Optional.empty();
    long saidAt = System.nanoTime();
    do {
      var now = core.campaignLive.look(id);
      var view = now.map(ProgressView::of);
      if (!view.equals(told)) {
        out.event("progress", view.orElseThrow());
        saidAt = System.nanoTime();
      } else if (System.nanoTime() - saidAt > PULSE_SECONDS * 1_000_000_000L) {
        out.pulse();
        saidAt = System.nanoTime();
      }
      told = view;
      if (now.filter(CampaignLive.Progress::over).isPresent()) {
        out.event("end", new Over(id));
        return;
      }
    } while (System.nanoTime() < end && out.pause(Duration.ofMillis(LOOK_MILLIS)));
  }

  /** The last event of a stream. */
  private record Over(CampaignId id) {}
}
