package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.ReachLoss;
import club.vafa.message.Attempt;
import club.vafa.message.Content;
import club.vafa.message.End;
import club.vafa.message.Pace;
import club.vafa.message.ReasonCount;
import club.vafa.message.RunTally;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Sale;
import club.vafa.request.RequestKey;
import club.vafa.segment.Audience;
import club.vafa.text.SmsSegments;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Campaigns campaigns = club.core().campaigns;
  private final CampaignRuns runs = club.core().campaignRuns;
  private final Instant at = TestClub.START.plus(Duration.ofHours(1));

  @BeforeEach
  void nobodyYet() {
    club.core().db.jdbi().useHandle(h -> h.execute(
        "truncate message_open, message_done, campaign, campaign_run, campaign_delivery, member, chat_link, phone_claim, consent_now, reach_lost cascade"));
  }

  @Test
  void aCampaignGoesOnceToEachMemberWithConsentInTheirLanguage() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.EN, Channel.TELEGRAM);
    club.member();
    var id = scheduled(draft("{name} عزیز، {points} امتیاز دارید.", "Dear {name}, you have {points} points.", 0));
    assertThat(start(id)).isInstanceOfSatisfying(Starting.Started.class, started -> assertThat(started.planned()).isEqualTo(2));
    assertThat(send(Channel.TELEGRAM)).containsExactlyInAnyOrder("مینا کریمی عزیز، ۰ امتیاز دارید.", "Dear Mina Karimi, you have 0 points.");
    assertThat(runs.tend()).isEqualTo(1);
    assertThat(state(id)).isEqualTo(CampaignState.FINISHED);
    assertThat(tally(id).sent()).isEqualTo(2);
  }

  @Test
  void eachMemberGetsItOnTheFirstChannelInOrderThatIsOpenToThem() {
    club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    club.consenting(Language.FA, Channel.SMS);
    var blocked = club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    club.core().db.transact(h -> {
      var chat = h.createQuery("select address from chat_link where member_id = :id and channel = 'TELEGRAM'").bind("id", blocked.id())
          .mapTo(String.class).one();
      club.core().reach.lost(h, new ChatAddress(Channel.TELEGRAM, chat), ReachLoss.BLOCKED);
      return Outcome.commit(true);
    });
    start(scheduled(draft("سلام", "Hi", 0)));
    assertThat(send(Channel.TELEGRAM)).hasSize(1);
    assertThat(send(Channel.SMS)).hasSize(2).allSatisfy(sms -> assertThat(sms).endsWith("لغو۱۱"));
  }

  @Test
  void onlyADefiniteFailureSendsTheSameMessageOnTheNextChannel() {
    IntStream.range(0, 3).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS));
    var onlyTelegram = club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    var attempts = begin(Channel.TELEGRAM, 10);
    assertThat(attempts).hasSize(4);
    var both = attempts.stream().filter(a -> !a.message().member().equals(Optional.of(onlyTelegram.id()))).toList();
    club.core().outbox.end(both.get(0), new Sending.Refused("403 blocked", true));
    club.core().outbox.end(both.get(1), new Sending.Lost("time-out"));
    club.core().outbox.end(both.get(2), new Sending.Sent("1", 1));
    attempts.stream().filter(a -> !both.contains(a)).forEach(a -> club.core().outbox.end(a, new Sending.Refused("403 blocked", true)));
    var bySms = begin(Channel.SMS, 10);
    assertThat(bySms).singleElement().satisfies(a -> assertThat(a.message().id()).isEqualTo(both.get(0).message().id()));
    club.core().outbox.end(bySms.getFirst(), new Sending.Sent("SM1", 1));
    var tally = tally(id);
    assertThat(tally.sent()).isEqualTo(2);
    assertThat(tally.unknown()).isEqualTo(1);
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(tally.planned()).isEqualTo(4);
    assertThat(run(id).reasons()).containsExactlyInAnyOrder(new ReasonCount(End.FAILED, "403 blocked", 1), new ReasonCount(End.UNKNOWN, "time-out", 1));
  }

  @Test
  void whoeverLeftOneChannelSinceTheStartGetsItOnTheOther() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "/stop");
      return Outcome.commit(true);
    });
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    assertThat(send(Channel.SMS)).hasSize(1);
    assertThat(tally(id).sent()).isEqualTo(1);
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
  void anAudienceMayBeOneLanguageOrOneBranch() {
    var farsi = club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.EN, Channel.TELEGRAM);
    var branch = branch("tajrish");
    buys(farsi, "tajrish");
    assertThat(planned(new Audience(Optional.of(Language.EN), Optional.empty()))).isEqualTo(1);
    assertThat(planned(new Audience(Optional.empty(), Optional.of(branch)))).isEqualTo(1);
    assertThat(planned(new Audience(Optional.of(Language.EN), Optional.of(branch)))).isZero();
    assertThat(planned(Audience.EVERYBODY)).isEqualTo(2);
  }

  @Test
  void aMissingLanguageFallsBackAndIsCounted() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.EN, Channel.TELEGRAM);
    var id = scheduled(new CampaignDraft("n", Audience.EVERYBODY, List.of(Channel.TELEGRAM), Optional.empty(), Optional.of("Hi {name}"), 0));
    start(id);
    assertThat(run(id).fallbackLanguage()).isEqualTo(1);
    assertThat(send(Channel.TELEGRAM)).containsExactlyInAnyOrder("Hi Mina Karimi", "Hi مینا کریمی");
  }

  @Test
  void theControlGroupGetsNothingAndIsAboutAsLargeAsWished() {
    IntStream.range(0, 200).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 20));
    var started = (Starting.Started) start(id);
    assertThat(started.planned() + started.control()).isEqualTo(200);
    assertThat(started.control()).isBetween(15, 70);
    assertThat(tally(id).planned()).isEqualTo(started.planned());
    assertThat(run(id).channels()).singleElement().isEqualTo(new Results.ByChannel(Channel.TELEGRAM, started.planned(), started.control()));
  }

  @Test
  void aThousandStartsAtOnceMakeOneRun() throws Exception {
    IntStream.range(0, 20).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 0));
    club.clock().set(at);
    var answers = new ArrayList<Starting>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      var futures = new ArrayList<Future<Starting>>();
      for (int i = 0; i < 1_000; i++) {
        futures.add(threads.submit(() -> runs.start(id, at)));
      }
      for (var future : futures) {
        answers.add(future.get());
      }
    }
    assertThat(answers.stream().filter(Starting.Started.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Starting.AlreadyStarted.class::isInstance)).hasSize(999);
    assertThat(tally(id).open()).isEqualTo(20);
  }

  @Test
  void aCampaignStartsNeitherBeforeItsTimeNorForATimeThatIsNotItsOwn() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    assertThat(runs.start(id, at)).isEqualTo(new Starting.NotYet(at));
    var later = at.plusSeconds(600);
    assertThat(campaigns.schedule(Actor.SYSTEM, id, later)).isInstanceOf(Scheduling.Scheduled.class);
    club.clock().set(later);
    assertThat(runs.start(id, at)).as("the trigger of the time before").isInstanceOf(Starting.NotScheduled.class);
    assertThat(runs.start(id, later)).isInstanceOf(Starting.Started.class);
    assertThat(runs.start(new CampaignId(UUID.randomUUID()), at)).isInstanceOf(Starting.NotScheduled.class);
  }

  @Test
  void whateverIsDueAndHasNotStartedCanBeStartedWithoutItsTrigger() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    club.clock().set(at.minusSeconds(1));
    assertThat(runs.startDue()).isZero();
    club.clock().set(at);
    assertThat(runs.startDue()).isEqualTo(1);
    assertThat(state(id)).isEqualTo(CampaignState.RUNNING);
    assertThat(runs.startDue()).isZero();
  }

  @Test
  void aRunThatIsTooLateIsSkippedAndSaysSo() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    club.clock().set(at.plus(CampaignRuns.LATE_MAX).plusSeconds(1));
    assertThat(runs.start(id, at)).isInstanceOf(Starting.TooLate.class);
    assertThat(state(id)).isEqualTo(CampaignState.SKIPPED);
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    var again = club.clock().instant().plusSeconds(60);
    campaigns.schedule(Actor.SYSTEM, id, again);
    club.clock().set(again);
    assertThat(runs.start(id, again)).isInstanceOf(Starting.Started.class);
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
    var id = scheduled(draft("سلام", "Hi", 0));
    assertThat(campaigns.pause(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.SCHEDULED));
    assertThat(campaigns.resume(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.SCHEDULED));
    start(id);
    assertThat(campaigns.resume(Actor.SYSTEM, id)).isEqualTo(new Changing.Cannot(CampaignState.RUNNING));
    assertThat(runs.tend()).as("an empty audience is soon done").isEqualTo(1);
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
    var answer = campaigns.create(Actor.SYSTEM, new CampaignDraft(" ", new Audience(Optional.empty(), Optional.of(new BranchId(UUID.randomUUID()))),
        List.of(), Optional.of("{nam} عزیز }"), Optional.of("Dear {name}{}"), 91));
    assertThat(answer).isInstanceOfSatisfying(Saving.Wrong.class, wrong -> assertThat(wrong.faults()).containsExactlyInAnyOrder(
        new Saving.Fault.NoName(),
        new Saving.Fault.UnknownVariable(Language.FA, "nam", List.of("name", "points", "tier", "club")),
        new Saving.Fault.StrayBrace(Language.FA, 11),
        new Saving.Fault.UnknownVariable(Language.EN, "", List.of("name", "points", "tier", "club")),
        new Saving.Fault.NoChannel(), new Saving.Fault.ControlOutOfRange(90), new Saving.Fault.UnknownBranch()));
    assertThat(campaigns.create(Actor.SYSTEM, draft("", " ", 0))).isEqualTo(new Saving.Wrong(List.of(new Saving.Fault.NoText())));
  }

  @Test
  void aPreviewTellsRecipientsSegmentsCostAndWhenTheLastIsOut() {
    IntStream.range(0, 30).forEach(i -> club.consenting(Language.FA, Channel.SMS));
    IntStream.range(0, 10).forEach(i -> club.consenting(Language.EN, Channel.TELEGRAM));
    club.core().messages.pace(Channel.SMS, new Pace(2, 1, Duration.ZERO, 1));
    var id = scheduled(new CampaignDraft("n", Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS), Optional.of("س".repeat(100)), Optional.empty(), 10));
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
  void thoseWhoWithdrawBetweenStartAndSendingAreSuppressed() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "لغو");
      return Outcome.commit(true);
    });
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    assertThat(tally(id).suppressed()).isEqualTo(1);
    assertThat(runs.tend()).isEqualTo(1);
  }

  @Test
  void whoeverWatchesIsToldAfterTheCommit() {
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

  private int planned(Audience audience) {
    var id = scheduled(new CampaignDraft("n", audience, List.of(Channel.TELEGRAM), Optional.of("سلام"), Optional.of("Hi"), 0));
    club.clock().set(at);
    int planned = ((Starting.Started) runs.start(id, at)).planned();
    club.clock().set(TestClub.START);
    return planned;
  }

  private static CampaignDraft draft(String fa, String en, int controlPercent) {
    return new CampaignDraft("nowruz", Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS), Optional.of(fa), Optional.of(en), controlPercent);
  }

  private CampaignId saved(CampaignDraft draft) {
    return ((Saving.Saved) campaigns.create(Actor.SYSTEM, draft)).campaign().id();
  }

  private CampaignId scheduled(CampaignDraft draft) {
    var id = saved(draft);
    assertThat(campaigns.schedule(Actor.SYSTEM, id, at)).isInstanceOf(Scheduling.Scheduled.class);
    return id;
  }

  private Starting start(CampaignId id) {
    club.clock().set(at);
    return runs.start(id, at);
  }

  private List<Attempt> begin(Channel channel, int max) {
    return club.core().outbox.begin(channel, Share.BULK, max, "worker").attempts();
  }

  private int sendAtMost(int max) {
    var attempts = begin(Channel.TELEGRAM, max);
    attempts.forEach(attempt -> club.core().outbox.end(attempt, new Sending.Sent("x", 1)));
    return attempts.size();
  }

  private List<String> send(Channel channel) {
    var bodies = new ArrayList<String>();
    for (var attempts = begin(channel, 500); !attempts.isEmpty(); attempts = begin(channel, 500)) {
      attempts.forEach(attempt -> {
        var body = ((Content.Text) attempt.message().content()).body();
        bodies.add(body);
        club.core().outbox.end(attempt, new Sending.Sent("x", SmsSegments.of(body).segments()));
      });
      club.core().messages.pace(channel, Pace.UNLIMITED);
    }
    return bodies;
  }

  private CampaignState state(CampaignId id) {
    return campaigns.byId(id).orElseThrow().state();
  }

  private Results.RunResults run(CampaignId id) {
    return campaigns.results(id).orElseThrow().run().orElseThrow();
  }

  private RunTally tally(CampaignId id) {
    return run(id).tally();
  }

  private BranchId branch(String code) {
    var wish = new NewBranch(code, new LocalText("شعبه", "Shop"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    assertThat(club.core().branches.add(Actor.SYSTEM, wish)).isInstanceOf(Branches.Adding.Added.class);
    return club.core().branches.byCode(code).orElseThrow().id();
  }

  private void buys(Member member, String branch) {
    club.core().purchases.record(new RequestKey("till", "campaign " + member.id()),
        new Sale(new Customer.ById(member.id()), branch, "1", "r1", Optional.empty(), Optional.of(Money.rials(100_000)), List.of()), Optional.empty());
  }
}
