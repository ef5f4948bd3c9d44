package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.message.Attempt;
import club.vafa.message.Content;
import club.vafa.message.Pace;
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
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What tests of campaigns stand on: a club in which nobody is a member yet. */
abstract class OnCampaigns {
  final TestClub club;
  final Campaigns campaigns;
  final CampaignRuns runs;
  final Instant at = TestClub.START.plus(Duration.ofHours(1));

  OnCampaigns(TestDatabase database) {
    club = new TestClub(database);
    campaigns = club.core().campaigns;
    runs = club.core().campaignRuns;
  }

  @BeforeEach
  void nobodyYet() {
    club.core().db.jdbi().useHandle(h -> h.execute(
        "truncate message_open, message_done, campaign, campaign_run, campaign_delivery, member, chat_link, phone_claim, consent_now,"
            + " reach_lost cascade"));
  }

  int planned(Audience audience) {
    var id = saved(new CampaignDraft("n", audience, List.of(Channel.TELEGRAM), Optional.of("سلام"), Optional.of("Hi"), 0));
    if (campaigns.schedule(Actor.SYSTEM, id, at) instanceof Scheduling.NobodyThere) {
      return 0;
    }
    club.clock().set(at);
    int planned = ((Starting.Started) runs.start(id, at)).planned();
    club.clock().set(TestClub.START);
    return planned;
  }

  static CampaignDraft draft(String fa, String en, int controlPercent) {
    return new CampaignDraft("nowruz", Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS), Optional.of(fa), Optional.of(en),
        controlPercent);
  }

  CampaignId saved(CampaignDraft draft) {
    return ((Saving.Saved) campaigns.create(Actor.SYSTEM, draft)).campaign().id();
  }

  CampaignId scheduled(CampaignDraft draft) {
    var id = saved(draft);
    assertThat(campaigns.schedule(Actor.SYSTEM, id, at)).isInstanceOf(Scheduling.Scheduled.class);
    return id;
  }

  Starting start(CampaignId id) {
    club.clock().set(at);
    return runs.start(id, at);
  }

  List<Attempt> begin(Channel channel, int max) {
    return club.core().outbox.begin(channel, Share.BULK, max, "worker").attempts();
  }

  int sendAtMost(int max) {
    var attempts = begin(Channel.TELEGRAM, max);
    attempts.forEach(attempt -> club.core().outbox.end(attempt, new Sending.Sent("x", 1)));
    return attempts.size();
  }

  List<String> send(Channel channel) {
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

  CampaignState state(CampaignId id) {
    return campaigns.byId(id).orElseThrow().state();
  }

  Results.RunResults run(CampaignId id) {
    return club.core().campaignResults.of(id).orElseThrow().run().orElseThrow();
  }

  RunTally tally(CampaignId id) {
    return run(id).tally();
  }

  BranchId branch(String code) {
    var wish = new NewBranch(code, new LocalText("شعبه", "Shop"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    assertThat(club.core().branches.add(Actor.SYSTEM, wish)).isInstanceOf(Branches.Adding.Added.class);
    return club.core().branches.byCode(code).orElseThrow().id();
  }

  void buys(Member member, String branch) {
    club.core().purchases.record(new RequestKey("till", "campaign " + member.id()),
        new Sale(new Customer.ById(member.id()), branch, "1", "r1", Optional.empty(), Optional.of(Money.rials(100_000)), List.of()),
            Optional.empty());
  }
}
