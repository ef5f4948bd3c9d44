package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.message.Pace;
import club.vafa.message.Sending;
import club.vafa.segment.Audience;
import club.vafa.template.Finding;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignsTest extends OnCampaigns {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  CampaignsTest() {
    super(database);
  }

  @Test
  void theResultsTellWhenTheNextMessageIsDue() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    club.clock().set(Instant.parse("2026-06-01T20:00:00Z"));
    assertThat(send(Channel.TELEGRAM)).as("in the night").isEmpty();
    assertThat(run(id).nextDue()).contains(Instant.parse("2026-06-02T05:30:00Z"));
  }

  @Test
  void aPausedCampaignSendsNothingAndAResumedOneGoesOn() {
    IntStream.range(0, 10).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    assertThat(sendAtMost(3)).isEqualTo(3);
    assertThat(campaigns.pause(Actor.SYSTEM, id)).isInstanceOf(Changing.Changed.class);
    assertThat(sendAtMost(100)).as("from the moment of the pause").isZero();
    assertThat(runs.tend()).as("with messages open no run is over").isZero();
    assertThat(campaigns.resume(Actor.SYSTEM, id)).isInstanceOf(Changing.Changed.class);
    assertThat(sendAtMost(100)).isEqualTo(7);
    assertThat(runs.tend()).isEqualTo(1);
  }

  @Test
  void whatIsLeftOfACancelledCampaignIsCancelledAndNothingIsLost() {
    IntStream.range(0, 10).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    sendAtMost(3);
    var inFlight = begin(Channel.TELEGRAM, 2);
    campaigns.cancel(Actor.SYSTEM, id);
    assertThat(sendAtMost(100)).isZero();
    assertThat(runs.tend()).as("two are being sent").isZero();
    assertThat(tally(id)).satisfies(t -> {
      assertThat(t.cancelled()).isEqualTo(5);
      assertThat(t.open()).isEqualTo(2);
    });
    inFlight.forEach(attempt -> club.core().outbox.end(attempt, new Sending.Sent("x", 1)));
    assertThat(runs.tend()).isEqualTo(1);
    assertThat(tally(id).sent()).isEqualTo(5);
    assertThat(tally(id).planned()).isEqualTo(10).isEqualTo(run(id).planned());
    assertThat(state(id)).isEqualTo(CampaignState.CANCELLED);
  }

  @Test
  void whatIsFinishedOrNotRunningCannotBePausedResumedOrCancelled() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    assertThat(campaigns.pause(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.SCHEDULED));
    assertThat(campaigns.resume(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.SCHEDULED));
    start(id);
    assertThat(campaigns.resume(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.RUNNING));
    club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "/stop");
      return Outcome.commit(true);
    });
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    assertThat(runs.tend()).as("with nothing open it is done").isEqualTo(1);
    assertThat(campaigns.pause(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.FINISHED));
    assertThat(campaigns.cancel(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.FINISHED));
    assertThat(campaigns.schedule(Actor.SYSTEM, id, at.plusSeconds(60))).isEqualTo(new Scheduling.Cannot(CampaignState.FINISHED));
    assertThat(campaigns.change(Actor.SYSTEM, id, draft("الف", "a", 0))).isEqualTo(new Saving.NotEditable(CampaignState.FINISHED));
    var nobody = new CampaignId(UUID.randomUUID());
    assertThat(campaigns.cancel(Actor.SYSTEM, nobody)).isEqualTo(new Changing.NotFound());
    assertThat(campaigns.schedule(Actor.SYSTEM, nobody, at)).isEqualTo(new Scheduling.NotFound());
  }

  @Test
  void aTextWithAnUnknownVariableIsNotSavedAndEveryFaultIsToldAtOnce() {
    var answer = campaigns.create(Actor.SYSTEM, new CampaignDraft(" ", new Audience(Optional.empty(),
        Optional.of(new BranchId(UUID.randomUUID()))),
        List.of(), Optional.of("{nam} عزیز }"), Optional.of("Dear {name}{}"), 91));
    assertThat(answer).isInstanceOfSatisfying(Saving.Wrong.class, wrong -> {
      assertThat(wrong.faults()).contains(new Saving.Fault.NoName(), new Saving.Fault.NoChannel(), new Saving.Fault.ControlOutOfRange(90),
          new Saving.Fault.UnknownBranch());
      assertThat(wrong.faults()).filteredOn(Saving.Fault.InText.class::isInstance).as("in both languages")
          .extracting(fault -> ((Saving.Fault.InText) fault).finding().language()).contains(Optional.of(Language.FA), Optional.of(Language.EN));
    });
    assertThat(campaigns.create(Actor.SYSTEM, draft("", " ", 0))).isEqualTo(new Saving.Wrong(List.of(new Saving.Fault.InText(new Finding.NoText()))));
  }

  @Test
  void aPreviewTellsRecipientsSegmentsCostAndWhenTheLastIsOut() {
    IntStream.range(0, 30).forEach(i -> club.consenting(Language.FA, Channel.SMS));
    IntStream.range(0, 10).forEach(i -> club.consenting(Language.EN, Channel.TELEGRAM));
    club.core().messages.pace(Channel.SMS, new Pace(2, 1, Duration.ZERO, 1));
    var id = scheduled(new CampaignDraft("n", Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS), Optional.of("س".repeat(100)),
        Optional.empty(), 10));
    var preview = club.core().campaignPreviews.preview(id).orElseThrow();
    assertThat(preview.audience()).isEqualTo(40);
    assertThat(preview.control()).isEqualTo(4);
    assertThat(preview.channels()).extracting(Preview.ChannelPlan::messages).containsExactly(9L, 27L);
    assertThat(preview.fallbackLanguage()).isEqualTo(9);
    assertThat(preview.segments()).as("100 characters and what stands around them are two parts each").isEqualTo(2 * 27);
    assertThat(preview.cost()).isEqualTo(club.core().clubs.settings().priceOfSmsSegment().times(54));
    assertThat(preview.from()).isEqualTo(at);
    assertThat(preview.until()).isEqualTo(at.plusSeconds(27));
    assertThat(preview.estimated()).isFalse();
    start(id);
    send(Channel.SMS);
    assertThat(run(id).tally().segments()).as("and as foreseen they are counted").isEqualTo(2 * run(id).channels().stream()
        .filter(c -> c.channel() == Channel.SMS).findFirst().orElseThrow().planned());
    club.core().messages.pace(Channel.SMS, Pace.UNLIMITED);
  }

  @Test
  void whoeverWatchesIsToldAfterTheCommit() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var told = new ArrayList<CampaignState>();
    campaigns.watch(id -> told.add(campaigns.byId(id).orElseThrow().state()));
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    campaigns.pause(Actor.SYSTEM, id);
    assertThat(told).containsExactly(CampaignState.SCHEDULED, CampaignState.PAUSED);
  }

  @Test
  void campaignsAreListedNewestFirstInPages() {
    var ids = IntStream.range(0, 3).mapToObj(i -> saved(draft("سلام", "Hi", 0))).toList();
    var first = campaigns.list(PageRequest.first(2));
    assertThat(first.items()).extracting(Campaign::id).containsExactly(ids.get(2), ids.get(1));
    assertThat(campaigns.list(new PageRequest(2, first.next())).items()).extracting(Campaign::id).containsExactly(ids.get(0));
  }
}
